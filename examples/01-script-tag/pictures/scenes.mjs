import { productOf } from '../catalogue.mjs';
import { drawings } from './drawings.mjs';
import { foreground, hut, landscape, path, skies, tent } from './land.mjs';
import { oval } from './ink.mjs';
import { pane, parcel, room, shelf, stove } from './room.mjs';

/** A product standing at `x`, `y` (the middle of its foot), `size` times its own size, in its colour of that number. */
function put(ink, slug, { x, y, size, colour = 0 }) {
  const { art, colours } = productOf(slug);
  return `<g transform="translate(${x - 400 * size} ${y - 650 * size}) scale(${size})">${drawings[art](ink, colours[colour].hex)}</g>`;
}

const outside = (ink, frame, between = '') => landscape(ink, frame) + between + foreground(ink, frame);
const wide = { width: 1600, height: 760 };
const plate = { width: 800, height: 600 };

const indoors = (ink, size, parts) =>
  room(ink, { ...size, ...parts.room }) +
  (parts.window ? pane(ink, parts.window) : '') +
  parts.things.map(([slug, place]) => put(ink, slug, place)).join('');

const workshop = (ink, { name, mood, wall, top, things }) =>
  indoors(ink, plate, { room: { wall, top }, window: { x: 440, y: 70, width: 290, height: 220, mood, name }, things });

/** Every scene by name: its size and its drawing. */
export const scenes = {
  'hero-coast': {
    ...wide,
    draw: (ink) =>
      outside(ink, { ...wide, mood: 'dawn', name: 'bay' }) +
      put(ink, 'ridgeway-rucksack-24', { x: 1270, y: 676, size: 0.42 }) +
      put(ink, 'lang-flask-750', { x: 1424, y: 672, size: 0.26 }),
  },
  'hero-evening': {
    ...wide,
    draw: (ink) =>
      outside(ink, { ...wide, mood: 'night', name: 'bay' }) +
      oval([1250, 580, 420, 320], ink.glow('#ffcf73', 0.34)) +
      put(ink, 'wick-hurricane-lantern', { x: 1250, y: 680, size: 0.42, colour: 1 }) +
      put(ink, 'drift-wool-blanket', { x: 1450, y: 684, size: 0.3, colour: 2 }),
  },
  'hero-hut': {
    ...wide,
    draw: (ink) =>
      outside(ink, { ...wide, mood: 'dusk', name: 'hut', water: false }, hut(ink, { x: 1020, y: 510, size: 0.8 })) +
      path(wide, '#b98d78'),
  },
  'hero-sale': {
    ...wide,
    draw: (ink) =>
      room(ink, { ...wide, wall: '#b9603a', top: '#7c4a30' }) +
      shelf(ink, { x: 940, y: 300, width: 560, colour: '#6d4027' }) +
      put(ink, 'dune-serving-bowl', { x: 1080, y: 304, size: 0.25, colour: 1 }) +
      put(ink, 'saddle-roll-top-16', { x: 1380, y: 304, size: 0.34 }) +
      put(ink, 'corrie-down-gilet', { x: 920, y: 690, size: 0.5, colour: 1 }) +
      put(ink, 'wick-hurricane-lantern', { x: 1165, y: 696, size: 0.44 }) +
      put(ink, 'cinder-skillet-24', { x: 1400, y: 700, size: 0.4 }),
  },
  'hero-makers': {
    ...wide,
    draw: (ink) =>
      room(ink, { ...wide, wall: '#7b8a80', top: '#8a6a4a' }) +
      pane(ink, { x: 790, y: 90, width: 330, height: 300, mood: 'noon', name: 'mossrigg' }) +
      shelf(ink, { x: 1180, y: 210, width: 360 }) +
      shelf(ink, { x: 1180, y: 400, width: 360 }) +
      [1240, 1330, 1420, 1500]
        .map((x, i) => put(ink, 'shingle-mug', { x, y: 212, size: 0.15, colour: i % 3 }))
        .join('') +
      put(ink, 'spate-jug', { x: 1260, y: 402, size: 0.23 }) +
      put(ink, 'spate-jug', { x: 1370, y: 402, size: 0.21, colour: 1 }) +
      put(ink, 'dune-serving-bowl', { x: 1470, y: 402, size: 0.19 }) +
      put(ink, 'estuary-teapot', { x: 960, y: 690, size: 0.42 }) +
      put(ink, 'shingle-mug', { x: 1180, y: 690, size: 0.28, colour: 2 }) +
      put(ink, 'beech-spoon-set', { x: 1330, y: 694, size: 0.34 }),
  },
  'hero-parcels': {
    ...wide,
    draw: (ink) =>
      room(ink, { ...wide, wall: '#4d6a66', top: '#9a7248' }) +
      pane(ink, { x: 1180, y: 80, width: 320, height: 260, mood: 'dawn', name: 'van' }) +
      parcel(ink, { x: 830, y: 690, width: 290, height: 190 }) +
      parcel(ink, { x: 870, y: 500, width: 200, height: 130, colour: '#d6b384' }) +
      parcel(ink, { x: 1170, y: 690, width: 200, height: 140, colour: '#b98a58' }) +
      put(ink, 'ember-enamel-kettle', { x: 1470, y: 696, size: 0.34, colour: 1 }),
  },
  'scene-coast': {
    ...plate,
    draw: (ink) =>
      outside(ink, { ...plate, mood: 'noon', name: 'noon' }) +
      put(ink, 'squall-rain-smock', { x: 300, y: 572, size: 0.56 }) +
      put(ink, 'harbour-tote', { x: 560, y: 566, size: 0.34 }),
  },
  'scene-path': {
    ...plate,
    draw: (ink) =>
      outside(ink, { ...plate, mood: 'dawn', name: 'ridge', water: false }) +
      path(plate, '#cdb894') +
      put(ink, 'ridgeway-rucksack-24', { x: 230, y: 574, size: 0.52 }) +
      put(ink, 'lang-flask-750', { x: 396, y: 574, size: 0.28 }),
  },
  'scene-camp': {
    ...plate,
    draw: (ink) =>
      outside(ink, { ...plate, mood: 'dusk', name: 'camp' }, tent(580, 440, 0.9)) +
      put(ink, 'ember-enamel-kettle', { x: 180, y: 572, size: 0.36 }) +
      put(ink, 'wick-hurricane-lantern', { x: 350, y: 580, size: 0.34, colour: 1 }) +
      put(ink, 'cinder-skillet-24', { x: 520, y: 588, size: 0.26 }),
  },
  'scene-table': {
    ...plate,
    draw: (ink) =>
      workshop(ink, {
        name: 'table',
        mood: 'dusk',
        wall: '#c9b698',
        top: '#8a5f3d',
        things: [
          ['estuary-teapot', { x: 230, y: 540, size: 0.5 }],
          ['shingle-mug', { x: 420, y: 556, size: 0.28, colour: 2 }],
          ['dune-serving-bowl', { x: 610, y: 556, size: 0.4 }],
        ],
      }),
  },
  'scene-hearth': {
    ...plate,
    draw: (ink) =>
      room(ink, { ...plate, wall: '#5d5350', top: '#6f4a33', table: 0.72 }) +
      stove(ink, { x: 590, y: 380, size: 0.82 }) +
      put(ink, 'drift-wool-blanket', { x: 210, y: 566, size: 0.44, colour: 2 }) +
      put(ink, 'fold-wool-cushion', { x: 225, y: 410, size: 0.3 }) +
      put(ink, 'peat-heather-candle', { x: 410, y: 570, size: 0.26 }),
  },
  'scene-loft': {
    ...plate,
    draw: (ink) =>
      workshop(ink, {
        name: 'loft',
        mood: 'noon',
        wall: '#a7a892',
        top: '#7d5c3e',
        things: [
          ['skerry-waxed-jacket', { x: 220, y: 520, size: 0.62 }],
          ['ridgeway-rucksack-24', { x: 520, y: 552, size: 0.4, colour: 1 }],
          ['dry-pouch-set', { x: 680, y: 560, size: 0.22 }],
        ],
      }),
  },
  'scene-wool': {
    ...plate,
    draw: (ink) =>
      workshop(ink, {
        name: 'wool',
        mood: 'dawn',
        wall: '#c4b3a4',
        top: '#8c7053',
        things: [
          ['lantic-fisherman-jumper', { x: 220, y: 530, size: 0.62 }],
          ['drift-wool-blanket', { x: 560, y: 560, size: 0.42, colour: 1 }],
          ['burn-wool-beanie', { x: 560, y: 410, size: 0.26 }],
        ],
      }),
  },
  'scene-kiln': {
    ...plate,
    draw: (ink) =>
      room(ink, { ...plate, wall: '#8d8f80', top: '#77573c' }) +
      shelf(ink, { x: 40, y: 190, width: 430 }) +
      shelf(ink, { x: 40, y: 360, width: 430 }) +
      [100, 190, 280, 370].map((x, i) => put(ink, 'shingle-mug', { x, y: 192, size: 0.17, colour: i % 3 })).join('') +
      put(ink, 'spate-jug', { x: 110, y: 362, size: 0.24 }) +
      put(ink, 'estuary-teapot', { x: 240, y: 362, size: 0.24, colour: 1 }) +
      put(ink, 'dune-serving-bowl', { x: 390, y: 362, size: 0.24 }) +
      stove(ink, { x: 630, y: 390, size: 0.86, colour: '#5c4a40' }) +
      put(ink, 'shingle-dinner-plate', { x: 200, y: 570, size: 0.3, colour: 1 }) +
      put(ink, 'estuary-teapot', { x: 390, y: 576, size: 0.32 }),
  },
  'scene-forge': {
    ...plate,
    draw: (ink) =>
      workshop(ink, {
        name: 'forge',
        mood: 'night',
        wall: '#6c6f73',
        top: '#4f3d31',
        things: [
          ['ember-enamel-kettle', { x: 190, y: 546, size: 0.46, colour: 1 }],
          ['wick-hurricane-lantern', { x: 400, y: 552, size: 0.44 }],
          ['cinder-skillet-24', { x: 620, y: 560, size: 0.4 }],
        ],
      }),
  },
};

const moods = { layers: 'noon', packs: 'dawn', camp: 'dusk', table: 'dawn', hearth: 'dusk' };

/** One product out of doors, square. */
export function outdoors(ink, product) {
  const frame = { width: 800, height: 800, mood: moods[product.category], name: product.slug };
  const night = product.category === 'hearth' || product.category === 'camp';
  const glow = night ? oval([400, 560, 400, 360], ink.glow(skies.dusk.sun, 0.4)) : '';
  return outside(ink, frame) + glow + put(ink, product.slug, { x: 400, y: 742, size: 0.78 });
}
