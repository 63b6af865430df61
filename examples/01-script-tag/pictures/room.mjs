import { box, dark, fill, light, line, oval, times } from './ink.mjs';
import { landscape } from './land.mjs';

/** A wall with a table or a shelf in front of it. */
export function room(ink, { width, height, wall, top, table = 0.74 }) {
  const y = height * table;
  return (
    box([0, 0, width, height, 0], ink.fall(light(wall, 0.14), wall)) +
    fill(`M0 0 H${width * 0.5} L${width * 0.16} ${height} H0Z`, '#fff6e0', 'opacity=".12"') +
    fill(
      `M${width * 0.56} 0 H${width * 0.66} L${width * 0.36} ${height} H${width * 0.22}Z`,
      '#fff6e0',
      'opacity=".1"',
    ) +
    box([0, y, width, height - y, 0], ink.fall(light(top, 0.16), dark(top, 0.22))) +
    box([0, y, width, 7, 0], light(top, 0.4)) +
    times(5, (i) => line(`M0 ${y + 26 + i * ((height - y) / 5)} H${width}`, [dark(top, 0.22), 2], 'opacity=".35"'))
  );
}

/** A window on the hills, drawn at its own scale. */
export function pane(ink, { x, y, width, height, mood, name }) {
  const frame = '#efe6d4';
  const inside = landscape(ink, { width, height, mood, name });
  return (
    `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>` +
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${frame}" stroke-width="16"/>` +
    line(`M${x + width / 2} ${y} v${height} M${x} ${y + height / 2} h${width}`, [frame, 9]) +
    box([x - 22, y + height, width + 44, 20, 4], light(frame, 0.3)) +
    box([x - 22, y + height + 20, width + 44, 8, 0], '#1b2030', 'opacity=".12"')
  );
}

/** A board on the wall. */
export const shelf = (ink, { x, y, width, colour = '#a9784a' }) =>
  box([x, y, width, 18, 3], ink.fall(light(colour, 0.25), dark(colour, 0.15))) +
  box([x + 8, y + 18, width - 16, 12, 0], '#1b2030', 'opacity=".13"');

/** A kiln or stove with its door aglow. */
export function stove(ink, { x, y, size, colour = '#3b3a3f' }) {
  return `<g transform="translate(${x} ${y}) scale(${size})">${box([-24, -420, 48, 260, 4], ink.round(colour))}${oval([0, 20, 330, 300], ink.glow('#ffb35a', 0.5))}${box([-130, -170, 260, 300, 18], ink.round(colour))}${box([-146, -184, 292, 26, 8], ink.round(light(colour, 0.12)))}${box([-92, -112, 184, 150, 12], '#2a1d18')}${fill('M-84 30 Q-60 -50 -34 -14 Q-14 -96 10 -20 Q36 -70 50 -10 Q76 -40 84 30Z', '#f08a35')}${fill('M-54 30 Q-40 -16 -22 6 Q-6 -50 10 6 Q28 -22 54 30Z', '#ffd27a')}${line('M-92 -38 h184 M0 -112 v150', [colour, 7])}${box([-116, 130, 28, 40, 3], colour)}${box([88, 130, 28, 40, 3], colour)}</g>`;
}

/** A parcel tied with twine. */
export function parcel(ink, { x, y, width, height, colour = '#c79b66' }) {
  return (
    box([x - 6, y - 8, width + 30, 14, 7], '#1b2030', 'opacity=".14"') +
    box([x, y - height, width, height, 5], ink.flat(colour)) +
    fill(`M${x + width} ${y - height} l34 -18 v${height} l-34 18Z`, dark(colour, 0.3)) +
    fill(`M${x} ${y - height} l34 -18 h${width} l-34 18Z`, light(colour, 0.25)) +
    line(`M${x + width * 0.45} ${y - height} v${height} M${x} ${y - height * 0.5} h${width}`, ['#f1e3c4', 5]) +
    line(`M${x + width * 0.45} ${y - height} l34 -18 M${x + width} ${y - height * 0.5} l34 -18`, ['#d8c6a2', 5]) +
    line(`M${x + width * 0.45} ${y - height * 0.5} q-34 -30 -44 -4 q6 18 44 4 q34 -30 44 -4 q-6 18 -44 4`, [
      '#f1e3c4',
      5,
    ]) +
    box([x + width * 0.58, y - height * 0.36, width * 0.28, height * 0.2, 3], '#fbf5e6')
  );
}
