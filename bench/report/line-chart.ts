import type { Curve } from '../micro/curves.js';
import { escaped, readable } from './words.js';

const WIDTH = 560;
const HEIGHT = 190;
const EDGE = { left: 44, right: 28, top: 14, bottom: 30 };
/** Between the axis and the first point, whose value would else stand on the budget's. */
const GAP = 26;

/** Draws how the cost of an event grows, as inline SVG: sizes on a logarithmic scale, microseconds from zero; a dashed line marks the budget. */
export function lineChart({ of, points }: Curve, budget: number): string {
  const sizes = points.map(([size]) => Math.log(size));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const top = Math.max(budget, ...points.map(([, cost]) => cost)) * 1.15;
  const x = (size: number) =>
    EDGE.left + GAP + ((Math.log(size) - least) / (most - least || 1)) * (WIDTH - EDGE.left - GAP - EDGE.right);
  const y = (cost: number) => HEIGHT - EDGE.bottom - (cost / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const at = ([size, cost]: readonly [number, number]) => `${x(size).toFixed(1)},${y(cost).toFixed(1)}`;
  const marks = points.map(
    (point) => `<circle cx="${at(point).replace(',', '" cy="')}" r="3.5"/>
<text class="value" x="${x(point[0]).toFixed(1)}" y="${(y(point[1]) - 8).toFixed(1)}" text-anchor="middle">${readable(point[1])}</text>
<text x="${x(point[0]).toFixed(1)}" y="${HEIGHT - EDGE.bottom + 14}" text-anchor="middle">${point[0].toLocaleString('en')}</text>`,
  );
  const line = (cost: number, kind: string) =>
    `<line class="${kind}" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(cost).toFixed(1)}" y2="${y(cost).toFixed(1)}"/>`;
  return `<figure><figcaption>${escaped(of)} <small>µs per event</small></figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Cost of an event by ${escaped(of)}">
${line(0, 'axis')}${line(budget, 'budget')}<text x="${EDGE.left - 8}" y="${y(budget).toFixed(1)}" text-anchor="end">${budget}</text>
<text x="${EDGE.left - 8}" y="${y(0).toFixed(1)}" text-anchor="end">0</text>
<g class="ours"><polyline points="${points.map(at).join(' ')}"/>${marks.join('')}</g></svg></figure>`;
}
