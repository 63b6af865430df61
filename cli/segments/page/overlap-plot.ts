import type { SurveyReport } from '../survey/survey-report.js';
import { escape } from './escape.js';

const [CELL, LABEL] = [16, 210];
/** Segments that are drawn: the largest. */
const MOST = 36;

/** How segments overlap, as a matrix: below the diagonal Jaccard, above it lift. Empty with fewer than two segments. */
export function overlapPlot({ segments, overlaps }: Pick<SurveyReport, 'segments' | 'overlaps'>): string {
  const largest = new Set(
    segments
      .filter(({ sessions }) => sessions)
      .toSorted((a, b) => b.sessions - a.sessions)
      .slice(0, MOST)
      .map(({ id }) => id),
  );
  const ids = segments.filter(({ id }) => largest.has(id)).map(({ id }) => id);
  if (ids.length < 2) return '';
  const place = new Map(ids.map((id, index) => [id, index]));
  const cells = overlaps.flatMap(({ a, b, sessions, jaccard, lift }) => {
    const [one, other] = [place.get(a), place.get(b)];
    if (one === undefined || other === undefined) return [];
    const told = escape(`${a} and ${b}: ${sessions} sessions, Jaccard ${jaccard.toFixed(2)}, lift ${lift.toFixed(2)}`);
    return [cell([one, other], jaccardTone(jaccard), told), cell([other, one], liftTone(lift), told)];
  });
  const size = LABEL + ids.length * CELL;
  const labels = ids.map((id, index) => {
    const at = LABEL + index * CELL + CELL / 2;
    return `<text x="${LABEL - 6}" y="${at}" dy=".35em" text-anchor="end">${escape(id)}</text><text transform="translate(${at} ${LABEL - 6}) rotate(-90)" dy=".35em">${escape(id)}</text>`;
  });
  return `<svg viewBox="0 0 ${size} ${size}" style="max-width:${size}px" role="img" aria-label="Overlaps of segments">${cells.join('')}${labels.join('')}</svg>`;
}

const cell = ([column, row]: readonly [number, number], fill: string, told: string): string =>
  `<rect x="${LABEL + column * CELL}" y="${LABEL + row * CELL}" width="${CELL - 1}" height="${CELL - 1}" fill="${fill}"><title>${told}</title></rect>`;

const jaccardTone = (jaccard: number): string => `rgb(0 114 178 / ${(0.06 + 0.94 * jaccard).toFixed(2)})`;

/** Orange where two come together more often than chance would have it, blue-green where less; a factor of four is full. */
function liftTone(lift: number): string {
  const strength = Math.min(1, Math.abs(Math.log2(lift)) / 2);
  return `rgb(${lift >= 1 ? '213 94 0' : '0 158 115'} / ${(0.06 + 0.94 * strength).toFixed(2)})`;
}
