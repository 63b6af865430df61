const channels = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** The colour `share` of the way from one to the other, 0 to 1. */
export function mix(from, to, share) {
  const [a, b] = [channels(from), channels(to)];
  const parts = a.map((value, i) => Math.round(value + (b[i] - value) * share));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Towards the lamp, which is warm, and towards the shade, which is cool: the same light in every picture. */
export const light = (colour, share = 0.25) => mix(colour, '#fff3dc', share);
export const dark = (colour, share = 0.25) => mix(colour, '#1b2030', share);

/** A repeatable source of chance (mulberry32), seeded by a name: the same picture comes out every time. */
export function chance(name) {
  let seed = [...name].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 16777619), 2166136261);
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What a drawing needs besides its shapes: gradients and clips, gathered once per picture, and chance. */
export function openInk(name) {
  const definitions = new Map();
  const define = (body, make) => {
    if (!definitions.has(body)) definitions.set(body, { id: `d${definitions.size}`, make });
    return `url(#${definitions.get(body).id})`;
  };
  const gradient = (vector, stops) => {
    const body = stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('');
    return define(vector + body, (id) => `<linearGradient id="${id}" ${vector}>${body}</linearGradient>`);
  };
  const across = 'x1="0" y1="0" x2="1" y2=".12"';
  return {
    random: chance(name),
    /** Round things: lit from the left, a little light coming back on the right. */
    round: (c) =>
      gradient(across, [
        [0, light(c, 0.12)],
        [0.28, light(c, 0.32)],
        [0.62, c],
        [0.9, dark(c, 0.34)],
        [1, dark(c, 0.2)],
      ]),
    /** Flat things that lean back a little. */
    flat: (c) =>
      gradient('x1="0" y1="0" x2=".9" y2="1"', [
        [0, light(c, 0.22)],
        [0.5, c],
        [1, dark(c, 0.26)],
      ]),
    /** From top to bottom. */
    fall: (...colours) =>
      gradient(
        'x1="0" y1="0" x2="0" y2="1"',
        colours.map((c, i) => [i / (colours.length - 1), c]),
      ),
    /** Light that fades outwards. */
    glow: (c, strength) => {
      const body = `<stop offset="0" stop-color="${c}" stop-opacity="${strength}"/><stop offset="1" stop-color="${c}" stop-opacity="0"/>`;
      return define(body, (id) => `<radialGradient id="${id}">${body}</radialGradient>`);
    },
    clip: (d) => define(`clip${d}`, (id) => `<clipPath id="${id}"><path d="${d}"/></clipPath>`),
    definitions: () => `<defs>${[...definitions.values()].map(({ id, make }) => make(id)).join('')}</defs>`,
  };
}

/** A filled path. */
export const fill = (d, colour, more = '') => `<path d="${d}" fill="${colour}" ${more}/>`;
/** A drawn line. */
export const line = (d, [colour, width], more = '') =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
export const oval = ([x, y, rx, ry], colour, more = '') =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${colour}" ${more}/>`;
export const box = ([x, y, w, h, r], colour, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${colour}" ${more}/>`;
/** A seam. */
export const seam = (d, colour) => line(d, [colour, 2], 'stroke-dasharray="7 5" opacity=".75"');
/** The shadow that a thing throws on the floor it stands on. */
export const shade = (x, y, rx) =>
  oval([x + rx * 0.14, y, rx * 1.1, rx * 0.13], '#1b2030', 'opacity=".1"') +
  oval([x + rx * 0.06, y, rx * 0.92, rx * 0.085], '#1b2030', 'opacity=".16"');
/** Several of something. */
export const times = (count, draw) => Array.from({ length: count }, (_, i) => draw(i)).join('');
/** Specks of clay inside a box. */
export const specks = ({ random }, [x, y, w, h, count = 46], colour) =>
  times(
    count,
    () =>
      `<circle cx="${Math.round(x + random() * w)}" cy="${Math.round(y + random() * h)}" r="${(1 + random() * 1.9).toFixed(1)}" fill="${colour}" opacity=".5"/>`,
  );
