import { openSuppression } from '../../../src/decisions/suppression/open-suppression.js';
import type { Candidate, SuppressConfig } from '../../../src/decisions/suppression/suppression.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import type { Segment, SegmentId } from '../../../src/segments/segment.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Noon, UTC. */
export const START = Date.UTC(2026, 10, 20, 12);

/** One event of a log; a session is 1 unless it says another. */
export type Told = Readonly<{
  name: string;
  at?: number;
  params?: LoggedEvent['params'];
  session?: number;
  segments?: readonly Segment[];
}>;

export const segment = (id: SegmentId, more: Partial<Segment> = {}): Segment => ({
  id,
  score: 0.6,
  active: true,
  known: true,
  enter: 0.5,
  exit: 0.35,
  basis: 'rules',
  reasons: [],
  ...more,
});
export const page = (at = 0, page_kind: LoggedEvent['params']['page_kind'] = 'home', page_path = '/'): Told => ({
  name: 'page_view',
  at,
  params: { page_kind, page_path, utc_offset: 0 },
});
export const seen = (variant: string, at = 0, slot = 'offer'): Told => ({
  name: 'view_promotion',
  at,
  params: { promotion_name: 'vitrine', promotion_id: variant, creative_slot: slot },
});

/** The state after a log, and what the rules of a config say to a variant then; times are milliseconds after the start. */
export function suppressing(config: SuppressConfig, log: readonly Told[]) {
  const { suppression, problems } = openSuppression(config);
  if (!suppression || problems.length) throw new Error(JSON.stringify(problems));
  const state = log.reduce((before, { name, at = 0, params = {}, session = 1, segments = [] }, index) => {
    return suppression.fold(before, { name, at: START + at, params, seq: index + 1, session }, segments);
  }, suppression.start());
  const given = (more: Partial<Candidate>) => {
    const last = START + (log.at(-1)?.at ?? 0);
    return { slot: 'offer', variant: 'deal', phrases: en, ...more, at: more.at === undefined ? last : START + more.at };
  };
  return {
    state,
    suppression,
    why: (more: Partial<Candidate> = {}) => suppression.judge(state, given(more)),
    isFleeting: (more: Partial<Candidate> = {}) => suppression.isFleeting(state, given(more)),
  };
}
