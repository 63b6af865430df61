import { escaped, readable } from './words.js';

/** One bar: ours stands out. A value of null is said in words. */
export type ChartRow = Readonly<{ name: string; value: number | null; ours?: boolean; note?: string }>;

/** A chart of horizontal bars; with `by`, the name of a row, each bar also says how many times that row it is. */
export type BarChart = Readonly<{ title: string; unit: string; rows: readonly ChartRow[]; log?: boolean; by?: string }>;

const WIDTH = 560;
const LABELS = 212;
const VALUES = 128;
const STEP = 24;
const TOP = 8;

/** Draws one as inline SVG, smallest first and ours before its like, under its title. */
export function barChart({ title, unit, rows, log = false, by }: BarChart): string {
  const rank = ({ value, ours }: ChartRow) => (value ?? Infinity) - (ours ? 1e-9 : 0);
  const sorted = rows.toSorted((a, b) => rank(a) - rank(b) || 0);
  const scale = scaleOf(
    sorted.flatMap(({ value }) => (value === null ? [] : [value])),
    log,
  );
  const anchor = rows.find(({ name }) => name === by)?.value ?? undefined;
  const height = TOP + sorted.length * STEP;
  const bars = sorted.map((row, place) => oneBar(row, TOP + place * STEP, { scale, unit, anchor }));
  const axis = `${escaped(unit)}${log ? ', log' : ''}${anchor ? `; × ${escaped(by!)}` : ''}`;
  return `<figure><figcaption>${escaped(title)} <small>${axis}</small></figcaption>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}">${bars.join('')}</svg></figure>`;
}

type Drawing = Readonly<{ scale: (value: number) => number; unit: string; anchor: number | undefined }>;

function oneBar({ name, value, ours = false, note }: ChartRow, y: number, { scale, unit, anchor }: Drawing): string {
  const middle = y + STEP / 2;
  const length = value === null ? 0 : Math.max(2, scale(value) * (WIDTH - LABELS - VALUES));
  const times = anchor && value !== null ? `  ${readable(value / anchor)}×` : '';
  const said = value === null ? (note ?? 'not measured') : `${readable(value)} ${unit}`;
  const kind = ours ? ' class="ours"' : '';
  return `<g${kind}><text x="${LABELS - 8}" y="${middle}" text-anchor="end">${escaped(name)}</text>
<rect x="${LABELS}" y="${y + 4}" width="${length.toFixed(1)}" height="${STEP - 8}" rx="2"/>
<text class="value" x="${(LABELS + length + 6).toFixed(1)}" y="${middle}">${escaped(said)}<tspan class="times">${escaped(times)}</tspan></text></g>`;
}

/** To a share of the width. A logarithmic scale starts a little below the smallest value that it can show. */
function scaleOf(values: readonly number[], log: boolean): (value: number) => number {
  const most = Math.max(...values, 1e-9);
  if (!log) return (value) => Math.max(0, value) / most;
  const least = Math.min(...values.filter((value) => value > 0), most) / 2;
  return (value) => (value <= least ? 0 : Math.log(value / least) / Math.log(most / least));
}
