import type { FeatureId } from '../../features/feature-vector.js';
import type { Trouble } from '../../lib/report.js';
import type { Family } from '../family.js';
import { openWatch } from '../open-watch.js';
import type { SegmentId } from '../segment.js';
import type { SegmentSettings } from '../segment-settings.js';
import type { OwnState } from './own-state.js';
import { orderSegments, tableOf } from './order-segments.js';
import { readSegments } from './read-segments.js';
import { openSpot } from './spot.js';
import { stepOwn, type OwnTable } from './step-own.js';

/**
 * The shop's own segments, and what is wrong with them; one with a fault is left out, whatever it is. `known` are the built-in ones that
 * they may ask for; features are taken as they come where they are not given.
 */
export function openOwn(
  { segments: given, uninstrumented }: SegmentSettings,
  known: readonly SegmentId[],
  features?: readonly FeatureId[],
): Readonly<{ family: Family<OwnState>; troubles: readonly Trouble[] }> {
  const troubles: Trouble[] = [];
  const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
  const segments = new Set([...known, ...names.map((name) => `own:${name}`)]);
  const silent = Array.isArray(uninstrumented) ? uninstrumented : [];
  const askable = { segments, features, uninstrumented: new Set<string>(silent) };
  const read = readSegments(given, askable, openSpot('segments', troubles));
  const ordered = orderSegments(read);
  const ids = read.filter((one) => ordered.includes(one)).map(({ id }) => id);
  const table = openTable(tableOf(ordered, ids), ids);
  const start = (): OwnState => ({
    session: null,
    now: -Infinity,
    ahead: 0,
    known: { values: {} },
    product: null,
    memories: table.atoms.map((atom) => atom.start),
    verdicts: [],
    segments: [],
    language: '',
    entered: ids.map(() => 0),
  });
  const step: Family<OwnState>['step'] = ids.length
    ? (state, judging) => stepOwn(table, state, judging)
    : (state) => ({ state, segments: state.segments });
  return { family: { name: 'own', ids, start, step }, troubles };
}

function openTable({ atoms, segments }: ReturnType<typeof tableOf>, ids: readonly SegmentId[]): OwnTable {
  const takers = new Map<string, number[]>();
  for (const [place, { events }] of atoms.entries())
    for (const name of events) takers.set(name, [...(takers.get(name) ?? []), place]);
  const places = new Map<string, number>(ids.map((id, place) => [id, place]));
  const passing = atoms.flatMap(({ forgets, passes }, place) => (forgets || passes ? [place] : []));
  const facts = [...new Set(atoms.flatMap(({ fact }) => fact ?? []))];
  const watches = atoms.map(({ feature }) => feature && openWatch([feature]));
  const isLive: OwnTable['isLive'] = (place, { news }) => atoms[place]!.live && (watches[place]?.(news) ?? true);
  return { atoms, takers, passing, isLive, segments, places, facts };
}
