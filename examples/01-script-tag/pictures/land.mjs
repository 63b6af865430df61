import { box, chance, dark, fill, light, line, mix, oval, times } from './ink.mjs';

/** Sky from top to bottom, then the hills from far to near. */
export const skies = {
  dawn: {
    sky: ['#a9c6cc', '#e6dccb', '#f6d9b4'],
    sun: '#fff3d2',
    hills: ['#a3b7b4', '#7f9a95', '#587971', '#35544d'],
    water: ['#c9d8d3', '#8fb0b0'],
  },
  noon: {
    sky: ['#7fb0c4', '#cfe1e0', '#f2ead8'],
    sun: '#fffbe8',
    hills: ['#a9bfba', '#86a48c', '#688a62', '#4a6b45'],
    water: ['#a6cbd0', '#5f98a3'],
  },
  dusk: {
    sky: ['#3b4a6b', '#a06c78', '#efab73'],
    sun: '#ffd9a0',
    hills: ['#7b6680', '#584f6d', '#3b3f58', '#262c42'],
    water: ['#c58a78', '#4d5673'],
  },
  night: {
    sky: ['#141d33', '#27365a', '#5b5f7d'],
    sun: '#f4efd8',
    hills: ['#37456a', '#283655', '#1d2941', '#121b2d'],
    water: ['#4a5a80', '#1f2d4b'],
  },
  rust: {
    sky: ['#d98e5c', '#eebb84', '#f7dfb8'],
    sun: '#fff0cf',
    hills: ['#d29a70', '#b87450', '#94523a', '#6d3829'],
    water: ['#f0c592', '#c98a5c'],
  },
};

/** A ridge from edge to edge: `roughness` is its height, `step` how often it turns. */
export function ridge({ random }, { width, base, height, step, floor }) {
  let d = `M0 ${floor} V${base}`;
  let y = base;
  for (let x = 0; x < width; x += step) {
    const next = base - random() * height;
    d += ` C${Math.round(x + step * 0.4)} ${Math.round(y)} ${Math.round(x + step * 0.6)} ${Math.round(next)} ${Math.round(x + step)} ${Math.round(next)}`;
    y = next;
  }
  return `${d} V${floor}Z`;
}

const bird = ([x, y, size], colour) =>
  `<g transform="translate(${x} ${y}) scale(${size})">${fill('M0 0 C-30 -34 -70 -40 -112 -22 C-72 -24 -40 -8 -22 12 C-10 22 22 24 54 34 L36 14 C48 10 56 6 70 8 C58 -4 42 -2 30 2 C44 -32 78 -52 118 -54 C74 -66 28 -44 0 0Z', colour)}</g>`;

const stars = (random, width, horizon) =>
  times(60, () => {
    const [x, y] = [Math.round(random() * width), Math.round(random() * horizon * 0.8)];
    return `<circle cx="${x}" cy="${y}" r="${(0.8 + random() * 1.6).toFixed(1)}" fill="#fff6dd" opacity="${(0.3 + random() * 0.6).toFixed(2)}"/>`;
  });

/** The low light on the water. */
const glints = ({ random, sunX, horizon, height, sun }) =>
  times(22, (i) => {
    const [x, y] = [Math.round(sunX - 190 + random() * 380), Math.round(horizon + 14 + i * height * 0.013)];
    return line(`M${x} ${y} h${Math.round(20 + random() * 90)}`, [sun, 3], 'opacity=".4"');
  });

/** Sky, light, three ridges and what lies before them: the ground of every outdoor picture. */
export function landscape(ink, { width, height, mood, name, water = true }) {
  const { sky, sun, hills, water: sea } = skies[mood];
  const random = chance(name);
  const horizon = height * 0.62;
  const at = (i) => ({
    width,
    base: horizon - height * (0.1 - i * 0.05),
    height: height * (0.2 - i * 0.05),
    step: width / (5 + i * 2),
    floor: height,
  });
  const sunX = width * 0.68;
  return (
    box([0, 0, width, height, 0], ink.fall(...sky)) +
    stars +
    oval([sunX, horizon * 0.62, height * 0.42, height * 0.42], ink.glow(sun, 0.6)) +
    oval([sunX, horizon * 0.62, height * 0.1, height * 0.1], sun, 'opacity=".9"') +
    [0, 1]
      .map((i) => fill(ridge({ random }, at(i)), ink.fall(light(hills[i], 0.12), mix(hills[i], sky[2], 0.35))))
      .join('') +
    (water
      ? box([0, horizon, width, height - horizon, 0], ink.fall(...sea)) + glints({ random, sunX, horizon, height, sun })
      : fill(ridge({ random }, at(2)), ink.fall(hills[2], dark(hills[2], 0.1)))) +
    bird([width * 0.56, height * 0.2, height / 900], mood === 'night' ? '#8f9bbb' : '#fbf8f0')
  );
}

/** The ground in front, with grass on its edge. */
export function foreground(ink, { width, height, mood, name, from = 0.8, slope = 0.08 }) {
  const random = chance(`${name} front`);
  const colour = skies[mood].hills[3];
  const [left, right] = [height * (from + slope), height * (from - slope * 0.4)];
  const d = `M0 ${height} V${left} C${width * 0.3} ${left - height * 0.05} ${width * 0.62} ${right + height * 0.1} ${width} ${right} V${height}Z`;
  const grass = times(70, () => {
    const x = random() * width;
    const y = left + (right - left) * (x / width) + height * 0.03;
    return line(
      `M${Math.round(x)} ${Math.round(y + 16)} q${Math.round(random() * 8 - 2)} -18 ${Math.round(4 + random() * 14)} -${Math.round(20 + random() * 26)}`,
      [random() > 0.5 ? light(colour, 0.16) : colour, 3],
    );
  });
  return grass + fill(d, ink.fall(light(colour, 0.06), dark(colour, 0.3)));
}

/** A path that winds away from the viewer. */
export const path = ({ width: w, height: h }, colour) =>
  fill(
    `M${w * 0.42} ${h} C${w * 0.5} ${h * 0.92} ${w * 0.74} ${h * 0.93} ${w * 0.72} ${h * 0.86} C${w * 0.7} ${h * 0.82} ${w * 0.62} ${h * 0.82} ${w * 0.655} ${h * 0.76} L${w * 0.664} ${h * 0.76} C${w * 0.66} ${h * 0.81} ${w * 0.8} ${h * 0.8} ${w * 0.8} ${h * 0.87} C${w * 0.8} ${h * 0.95} ${w * 0.62} ${h * 0.94} ${w * 0.58} ${h}Z`,
    colour,
    'opacity=".85"',
  );

/** A stone hut with a lit window. */
export const hut = (ink, { x, y, size }) =>
  `<g transform="translate(${x} ${y}) scale(${size})">${oval([30, 20, 230, 170], ink.glow('#ffcf73', 0.45))}${fill('M-70 60 V-10 L0 -62 L120 -62 L172 -10 V60Z', '#6d6a66')}${fill('M-84 -6 L-4 -72 H124 L188 -6Z', '#33343d')}${box([92, -100, 24, 44, 2], '#4c4a4d')}${box([-30, 8, 38, 34, 3], '#ffd98a')}${line('M-11 8 v34 M-30 25 h38', ['#5a4632', 4])}${box([70, 4, 34, 56, 3], '#4b3426')}${line('M104 -104 q-16 -26 6 -46 q20 -22 4 -48', ['#e8e2d6', 10], 'opacity=".4"')}</g>`;

/** A ridge tent. */
export const tent = (x, y, size) =>
  `<g transform="translate(${x} ${y}) scale(${size})">${fill('M-170 120 L-10 -90 L130 120Z', '#d9a04c')}${fill('M-10 -90 L130 120 L196 96 L70 -82Z', '#a96f36')}${fill('M-62 120 L-10 -60 L34 120Z', '#ffe0a0')}${fill('M-10 -60 L34 120 L64 120Z', '#c1873e')}${line('M-170 120 l-46 20 M196 96 l44 22', ['#e9dcc0', 3])}</g>`;
