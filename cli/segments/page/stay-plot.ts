import { duration } from '../in-words.js';
import type { SegmentRow } from '../survey/survey-report.js';
import { escape } from './escape.js';

const [WIDTH, ROW, LABEL] = [960, 18, 230];
const MARKS = [1, 10, 60, 600, 3600, 36_000];

/** How long shoppers stay: the median as a dot, to the 90th percentile as a line, on a logarithmic axis. Empty without stays. */
export function stayPlot(segments: readonly SegmentRow[]): string {
  const rows = segments
    .filter(({ median_stay: median, p90_stay: p90 }) => median !== null && p90 !== null && p90 > 0)
    .toSorted((a, b) => b.median_stay! - a.median_stay!);
  if (!rows.length) return '';
  const longest = Math.max(60, ...rows.map((row) => row.p90_stay!));
  const x = (seconds: number): number => LABEL + ((WIDTH - LABEL - 60) * Math.log1p(seconds)) / Math.log1p(longest);
  const height = ROW * (rows.length + 2);
  const axis = MARKS.filter((mark) => mark <= longest).map(
    (mark) =>
      `<line class="grid" x1="${x(mark).toFixed(1)}" x2="${x(mark).toFixed(1)}" y1="${ROW}" y2="${height - ROW / 2}"/><text x="${x(mark).toFixed(1)}" y="${ROW * 0.7}" text-anchor="middle">${duration(mark)}</text>`,
  );
  const lines = rows.map((row, index) => {
    const [median, p90, y] = [x(row.median_stay!), x(row.p90_stay!), ROW * (index + 1.5)];
    const told = `${row.id}: median ${duration(row.median_stay)}, 90 % up to ${duration(row.p90_stay)}, ${row.stays} stays`;
    return `<g><title>${escape(told)}</title><text x="${LABEL - 8}" y="${y}" dy=".35em" text-anchor="end">${escape(row.id)}</text><line class="stay" x1="${median.toFixed(1)}" x2="${p90.toFixed(1)}" y1="${y}" y2="${y}"/><circle cx="${median.toFixed(1)}" cy="${y}" r="4"/></g>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="How long shoppers stay in each segment">${axis.join('')}${lines.join('')}</svg>`;
}
