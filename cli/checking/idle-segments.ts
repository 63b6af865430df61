import type { ResolvedConfig } from '../../src/config.js';
import type { Rulebook } from '../../src/rulebook.js';
import { knownSegments } from '../../src/segments/known-segments.js';
import type { SegmentId } from '../../src/segments/segment.js';

/** A segment that the shop has made and that changes nothing. */
export type IdleSegment = Readonly<{ id: SegmentId; field: string }>;

/** The shop's own segments, micro-segments and motives that no other place of the config names. */
export function idleSegments(config: ResolvedConfig, { families }: Pick<Rulebook, 'families'>): readonly IdleSegment[] {
  const { campaigns, segments = {}, micro = [], ...rest } = config;
  const named = wordsOf(rest);
  for (const { all } of micro) for (const id of all) named.add(id);
  const built = new Set(knownSegments({}));
  const motives = knownSegments(campaigns).filter((id) => !built.has(id));
  const idsOf = (name: string) => families.filter((family) => family.name === name).flatMap(({ ids }) => ids);
  const nameOf = (id: SegmentId) => id.slice(id.indexOf(':') + 1);
  const inOthers = (id: SegmentId) =>
    Object.entries(segments).some(([name, own]) => `own:${name}` !== id && wordsOf(own).has(id));
  return [
    ...idsOf('own').map((id) => ({ id, field: `segments.${nameOf(id)}` })),
    ...idsOf('micro').map((id) => ({ id, field: `micro: ${nameOf(id)}` })),
    ...motives.map((id) => ({ id, field: 'campaigns' })),
  ].filter(({ id }) => !named.has(id) && !inOthers(id));
}

/** Every text and every name of a field that stands anywhere in a value. */
function wordsOf(value: unknown): Set<string> {
  if (typeof value === 'string') return new Set([value]);
  if (typeof value !== 'object' || value === null) return new Set();
  const words = new Set(Array.isArray(value) ? [] : Object.keys(value));
  for (const one of Object.values(value)) for (const word of wordsOf(one)) words.add(word);
  return words;
}
