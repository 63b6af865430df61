import type { SegmentObject } from '../segments/segment.js';
import { isWorded, visibleChildren } from './conceal.js';
import type { Fault } from './fault.js';
import { fill, fillUrl } from './fill.js';
import { safeImage, safeLink, safeSrcset, safeValue } from './safe-url.js';
import type { ElementContent } from './slot-config.js';
import type { Undo } from './undo.js';

const allowed = /^(alt|title|class|lang|dir|width|height|aria-[\w-]+|data-(?!vitrine-)[\w-]+)$/i;
const wordless = /^(script|style|textarea|select|iframe|noscript|template|input|img|svg|table|ul|ol)$/;

const refused = (field: string): Fault => ['slot-refused', field];

/** The first part of the content that this element cannot take or that is not safe, or undefined. */
export function faultOf(
  { localName }: Element,
  { text, link, image, attributes = {}, variables = {} }: ElementContent,
  object: SegmentObject | undefined,
): Fault | undefined {
  const misfit = (field: string): Fault => ['slot-element', field, localName];
  if (text !== undefined && wordless.test(localName)) return misfit('.text');
  if (link !== undefined) {
    if (!/^a(rea)?$/.test(localName)) return misfit('.link');
    if (!safeLink(fillUrl(link, object))) return refused('.link');
  }
  if (image) {
    if (localName !== 'img') return misfit('.image');
    if (!safeImage(image.src)) return refused('.image.src');
    if (!safeSrcset(image.srcset ?? '')) return refused('.image.srcset');
  }
  for (const name of Object.keys(attributes)) if (!allowed.test(name)) return refused(`.attributes.${name}`);
  for (const [name, value] of Object.entries(variables))
    if (!/^--[\w-]+$/.test(name) || !safeValue(value)) return refused(`.variables.${name}`);
  return undefined;
}

// The Text node that carries the element's words: its own, or that of the only child that has any.
function carrierOf(element: Element): Text | undefined {
  const worded = [...element.childNodes].filter(isWorded);
  const own = worded.find((node): node is Text => node.nodeType === 3);
  return own ?? (worded.length === 1 ? carrierOf(worded[0] as Element) : undefined);
}

function writeText(element: Element, text: string, undo: Undo): void {
  const carrier = carrierOf(element);
  for (const node of visibleChildren(carrier?.parentElement ?? element)) {
    // The space around the words stays: it may part them from an icon.
    if (node === carrier)
      undo.write(
        node,
        '',
        carrier.data.replace(/\S(.*\S)?/s, () => text),
      );
    else if (!carrier || isWorded(node)) undo.hide(node);
  }
  if (!carrier) undo.host(element, 'span').textContent = text;
}

/** Writes the content into an element without a fault. */
export function writeContent(
  element: Element,
  content: ElementContent,
  [undo, object]: readonly [Undo, SegmentObject | undefined],
): void {
  const { text, link, image, attributes, variables } = content;
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) undo.write(element, name, value);
  };
  if (text !== undefined) writeText(element, fill(text, object), undo);
  if (link !== undefined) set('href', fillUrl(link, object));
  if (image) {
    // Emptied, they give way to `src`; unlike removed ones they come back in their place.
    const { parentElement } = element;
    const others = parentElement?.localName === 'picture' ? parentElement.querySelectorAll('source[srcset]') : [];
    for (const other of others) undo.write(other, 'srcset', '');
    if (element.getAttribute('loading') === 'lazy') set('loading', 'eager');
    set('sizes', image.sizes);
    set('srcset', image.srcset ?? (element.hasAttribute('srcset') ? '' : undefined));
    set('src', image.src);
    set('alt', image.alt && fill(image.alt, object));
  }
  for (const [name, value] of Object.entries<string>({ ...attributes, ...variables }))
    set(name, name.startsWith('aria-') ? fill(value, object) : value);
}
