import type { SegmentId } from '../segment.js';
import { mapNode, partsOf, type Node } from './node.js';
import type { Part } from './read-condition.js';
import { MOST, type ReadSegment } from './read-segments.js';

/**
 * Puts segments behind those that they ask for. What asks for itself in a circle, or for a segment that is left out, is left out;
 * so is what does not fit into what all may take.
 */
export function orderSegments(read: readonly ReadSegment[]): readonly ReadSegment[] {
  const byId = new Map<string, ReadSegment>(read.map((one) => [one.id, one]));
  const done = new Map<string, boolean>();
  const fits = openBudget();
  const ordered: ReadSegment[] = [];
  const end = (one: ReadSegment, fault: string | undefined): boolean => {
    if (fault !== undefined) one.spot.fault(fault);
    else ordered.push(one);
    done.set(one.id, fault === undefined);
    return fault === undefined;
  };
  const refuse = (circle: readonly string[]): boolean => {
    for (const [place, id] of circle.entries()) {
      const round = [...circle.slice(place), ...circle.slice(0, place), id];
      end(byId.get(id)!, `it asks for itself: ${round.join(' -> ')}`);
    }
    return false;
  };
  const visit = (one: ReadSegment, way: readonly string[]): boolean => {
    const known = done.get(one.id);
    if (known !== undefined) return known;
    const here = [...way, one.id];
    for (const id of one.asks) {
      const from = here.indexOf(id);
      if (from >= 0) return refuse(here.slice(from));
      const next = byId.get(id);
      if (next && visit(next, here)) continue;
      // a circle through it has been told already
      return done.get(one.id) ?? end(one, `it asks for ${id}, which is left out; mend that one`);
    }
    return end(one, fits(one));
  };
  for (const one of read) visit(one, []);
  return ordered;
}

/** Says what is wrong where a segment does not fit beside those before it; the same comparison counts once. */
function openBudget(): (one: ReadSegment) => string | undefined {
  const taken = new Set<string>();
  let before = 0;
  return ({ node }) => {
    const news = new Map(partsOf(node).map(({ key, atom }) => [key, atom.cells]));
    for (const key of taken) news.delete(key);
    const all = [...news.values()].reduce((sum, cells) => sum + cells, before);
    if (all > MOST.allCells)
      return `all segments together would take ${all} cells, and ${MOST.allCells} are the most; leave some out`;
    for (const key of news.keys()) taken.add(key);
    before = all;
    return undefined;
  };
}

/** A segment over places in a table of parts, in which no part stands twice. */
export type TabledSegment = Readonly<{
  id: SegmentId;
  /** As the config has it. */
  place: number;
  node: Node<number>;
  hold: number;
  parts: readonly number[];
}>;

/** Parts of segments in one table, each once. */
export function tableOf(
  ordered: readonly ReadSegment[],
  ids: readonly SegmentId[],
): Readonly<{ atoms: readonly Part['atom'][]; segments: readonly TabledSegment[] }> {
  const places = new Map<string, number>();
  const atoms: Part['atom'][] = [];
  const placeOf = ({ key, atom }: Part): number => {
    const place = places.get(key) ?? atoms.push(atom) - 1;
    places.set(key, place);
    return place;
  };
  const segments = ordered.map(({ id, node, hold }) => {
    const tabled = mapNode(node, placeOf);
    return { id, place: ids.indexOf(id), node: tabled, hold, parts: [...new Set(partsOf(tabled))] };
  });
  return { atoms, segments };
}
