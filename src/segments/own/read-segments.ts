import { isRecord } from '../../lib/is-record.js';
import type { SegmentId } from '../segment.js';
import { partsOf, type Node } from './node.js';
import { readCondition, type Part } from './read-condition.js';
import type { Askable } from './read-parts.js';
import { DURATION, readDuration } from './read-duration.js';
import type { Spot } from './spot.js';

/** Bounds, so that a config can make no event dear: docs/own-segments.md. */
export const MOST = {
  segments: 100,
  /** Comparisons of one segment. */
  parts: 24,
  /** What one segment, and all of them, may remember and compare. */
  cells: 1200,
  allCells: 8000,
  /** Values and depth of a segment's JSON. */
  values: 2000,
  depth: 24,
};

/** A segment that has no fault of its own. */
export type ReadSegment = Readonly<{
  id: SegmentId;
  node: Node<Part>;
  hold: number;
  asks: readonly string[];
  cells: number;
  spot: Spot;
}>;

const KEYS = ['when', 'description', 'hold'];

/** Reads each of a config's segments by itself; one with a fault is left out, and the fault told. */
export function readSegments(given: unknown, askable: Askable, spot: Spot): readonly ReadSegment[] {
  if (given === undefined) return [];
  if (!isRecord(given)) return (spot.fault('it must be an object, with a segment for each name'), []);
  const names = Object.keys(given);
  if (names.length > MOST.segments)
    spot.fault(`there are ${names.length}, and ${MOST.segments} are the most; the first are kept`);
  return names.slice(0, MOST.segments).flatMap((name) => {
    const place = spot.at(name);
    if (!/^[a-z0-9-]+$/.test(name)) return (place.fault('the name must be of small letters, digits and hyphens'), []);
    return readSegment(`own:${name}`, given[name], { askable, spot: place }) ?? [];
  });
}

type Place = Readonly<{ askable: Askable; spot: Spot }>;

function readSegment(id: SegmentId, said: unknown, { askable, spot }: Place): ReadSegment | undefined {
  if (!isRecord(said)) return spot.fault('it must be an object such as { "when": { "event": "view_item" } }');
  if (isTooLarge(said))
    return spot.fault(`it has over ${MOST.values} values, or is over ${MOST.depth} deep; make it smaller`);
  const other = Object.keys(said).filter((name) => !KEYS.includes(name));
  for (const name of other) spot.at(name).none('part of a segment', name, KEYS);
  const { description, hold: held } = said;
  const wordless = description !== undefined && typeof description !== 'string';
  if (wordless) spot.at('description').fault('it must be a text');
  const hold = held === undefined ? 0 : (readDuration(held) ?? spot.at('hold').fault(`it must be ${DURATION}`));
  const node = readCondition(said['when'], askable, spot.at('when'));
  if (!node || hold === undefined || other.length || wordless) return undefined;
  const parts = partsOf(node);
  const cells = parts.reduce((sum, { atom }) => sum + atom.cells, 0);
  if (parts.length > MOST.parts)
    return spot.fault(
      `it makes ${parts.length} comparisons, and ${MOST.parts} are the most; part it into several segments`,
    );
  if (cells > MOST.cells)
    return spot.fault(
      `it takes ${cells} cells, and ${MOST.cells} are the most; count within fewer windows, or less by "same"`,
    );
  const asks = parts.flatMap(({ atom: { asks } }) => (asks?.startsWith('own:') ? [asks] : []));
  return { id, node, hold, asks, cells, spot };
}

/** Whether a value is too large to be walked through, which ends at the bound. */
function isTooLarge(said: unknown): boolean {
  let level: readonly unknown[] = [said];
  let values = 0;
  for (let depth = 0; level.length; depth++) {
    values += level.length;
    if (values > MOST.values || depth > MOST.depth) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
