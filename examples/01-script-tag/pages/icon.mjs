import { raw } from '../html.mjs';

const paths = {
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/>',
  basket: '<path d="M4 9h16l-1.6 10.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8zM8 9l3-6M16 9l-3-6"/>',
  truck:
    '<path d="M2 6h12v11H2zM14 10h4.5L22 13.5V17h-8z"/><circle cx="7" cy="18" r="2"/><circle cx="17.5" cy="18" r="2"/>',
  leaf: '<path d="M4 20C4 9 11 4 20 4c0 9-4 16-13 16M4 20c2-5 5-8 10-11"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  tag: '<path d="M3 12V4h8l10 10-8 7z"/><circle cx="7.5" cy="8.5" r="1.2"/>',
  eye: '<path d="M2 12c5-8 15-8 20 0-5 8-15 8-20 0z"/><circle cx="12" cy="12" r="3"/>',
  mend: '<path d="m4 20 9-9M15 4l5 5-4 3-4-4zM13 11l-2-2"/>',
  ruler: '<path d="m3 16 13-13 5 5L8 21zM7 12l2 2M10 9l3 3M13 6l2 2"/>',
};

/** A small line drawing in the text's own colour. */
export function icon(name) {
  return raw(
    `<svg class="icon icon-${name}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths[name]}</svg>`,
  );
}
