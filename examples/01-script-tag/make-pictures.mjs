import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { productOf, shop } from './catalogue.mjs';
import { drawings } from './pictures/drawings.mjs';
import { light, mix, openInk, oval } from './pictures/ink.mjs';
import { outdoors, scenes } from './pictures/scenes.mjs';

const grounds = { layers: '#dfe3da', packs: '#e7dfd0', camp: '#eadccb', table: '#dde4e3', hearth: '#e9ddda' };
const ready = new Map();

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="32" fill="#21403b"/><path d="M6 44q13-9 26 0t26 0v3a32 32 0 0 1-52 0z" fill="#7fa7a2"/><path d="M31 35C24 24 15 21 6 25c10 0 16 4 20 10 3 3 9 4 16 7l-4-5 8-1c-3-4-7-4-10-3 4-9 11-14 20-15-11-3-20 6-25 17z" fill="#fbf6ea"/></svg>';

/**
 * The SVG of that name, or undefined: `mark`, a scene, or `<product>.<colour>`, `<product>.detail`, `<product>.scene`.
 * The same name always gives the same bytes.
 */
export function makePicture(name) {
  if (name === 'mark') return mark;
  if (!ready.has(name)) {
    const picture = Object.hasOwn(scenes, name) ? drawScene(name) : drawProduct(...name.split('.'));
    if (!picture) return undefined;
    ready.set(name, picture);
  }
  return ready.get(name);
}

function wrap(ink, [x, y, width, height], shapes) {
  const size = `width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} preserveAspectRatio="xMidYMid slice">${ink.definitions()}${shapes}</svg>`;
}

function drawScene(name) {
  const { width, height, draw } = scenes[name];
  const ink = openInk(name);
  const shapes = draw(ink);
  return wrap(ink, [0, 0, width, height], shapes);
}

function drawProduct(slug, view) {
  const product = productOf(slug);
  if (!product) return undefined;
  const ink = openInk(name(product, view));
  if (view === 'scene') {
    const shapes = outdoors(ink, product);
    return wrap(ink, [0, 0, 800, 800], shapes);
  }
  const colour =
    view === 'detail' ? product.colours[0] : product.colours.find((each) => each.name.toLowerCase() === view);
  if (!colour) return undefined;
  const ground = mix(grounds[product.category], colour.hex, 0.1);
  const back = `<rect width="800" height="800" fill="${ink.fall(light(ground, 0.35), ground)}"/>${oval([320, 320, 460, 430], ink.glow('#fffaf0', 0.7))}`;
  const shapes = back + drawings[product.art](ink, colour.hex);
  return wrap(ink, view === 'detail' ? [250, 210, 340, 340] : [0, 0, 800, 800], shapes);
}

const name = ({ slug }, view) => `${slug}.${view}`;

const views = ({ slug, colours }) => [
  ...colours.map((colour) => `${slug}.${colour.name.toLowerCase()}`),
  `${slug}.detail`,
  `${slug}.scene`,
];

/** Every picture that the shop can show. */
export function pictureNames() {
  return ['mark', ...Object.keys(scenes), ...shop.products.flatMap(views)];
}

// The server draws on request; run by itself, this writes them all to a folder, to look at.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? '.cache/pictures';
  mkdirSync(folder, { recursive: true });
  const sizes = pictureNames().map((each) => {
    const svg = makePicture(each);
    writeFileSync(`${folder}/${each}.svg`, svg);
    return svg.length;
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `${sizes.length} pictures in ${folder}, ${Math.round(total / 1024)} kB, the largest ${Math.round(Math.max(...sizes) / 1024)} kB`,
  );
}
