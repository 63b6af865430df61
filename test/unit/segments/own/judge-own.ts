import type { EventParams } from '../../../../src/capture/shop-event.js';
import { MORE_FEATURES } from '../../../../src/features/more/more-features.js';
import { openFeatures } from '../../../../src/features/features.js';
import type { Trouble } from '../../../../src/lib/report.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';
import type { Scores } from '../../../../src/model/scores.js';
import { openWholeRulebook } from '../../../../src/whole-rulebook.js';
import type { Segment } from '../../../../src/segments/segment.js';
import type { SegmentSettings } from '../../../../src/segments/segment-settings.js';
import { foldSegments, startSegments, type SegmentsState } from '../../../../src/segments/segments.js';
import { CORE_IDS } from '../../../../src/segments/core-ids.js';
import type { Family } from '../../../../src/segments/family.js';
import { openOwn } from '../../../../src/segments/own/open-own.js';
import { openGaps } from '../../../../src/segments/instrumentation/open-gaps.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';

const core = openFeatures();
const every = openFeatures(MORE_FEATURES);

/** An event as tests write it: `after` is seconds since the one before, 10 unless told. */
export type Told = Readonly<{ name: string; after?: number; session?: number; params?: EventParams }>;

export type Judged = Readonly<{
  /** Own segments by their names, after each event. */
  after: readonly Readonly<Record<string, Segment>>[];
  troubles: readonly Trouble[];
  state: SegmentsState;
}>;

type Options = Readonly<{
  settings?: SegmentSettings;
  scores?: Scores;
  between?: (state: SegmentsState) => SegmentsState;
  campaigns?: Readonly<Record<string, string>>;
  /** With all families, not only the core and the own ones. */
  all?: boolean;
}>;

export const START = Date.parse('2026-03-02T12:00:00Z');

const isLogged = (told: Told | LoggedEvent): told is LoggedEvent => 'seq' in told;

/** The rows of a log for these events. */
export function logOf(told: readonly Told[]): readonly LoggedEvent[] {
  let [at, session] = [START, 1];
  return told.map(({ name, after = 10, params = {}, session: given }, place) => {
    at += after * 1000;
    session = given ?? session;
    return { name, at, params, seq: place + 1, session };
  });
}

/** Opens own segments and folds events through features and families, as the engine does. */
export function judgeOwn(segments: unknown, told: readonly (Told | LoggedEvent)[], options: Options = {}): Judged {
  const settings = { ...options.settings, segments } as SegmentSettings;
  const opened = options.all ? undefined : openOwn(settings, CORE_IDS, every.ids);
  const { families, troubles } = opened
    ? { families: [opened.family as Family], troubles: opened.troubles }
    : openWholeRulebook(settings);
  const gaps = openGaps(families, settings.uninstrumented);
  const { start, fold, read } = options.all ? every : core;
  const features = start();
  let state = startSegments();
  const rows = told.every(isLogged) ? told : logOf(told);
  const after = rows.map((event) => {
    const vector = read(fold(features, event));
    const { scores = {}, between = (one) => one, campaigns = {} } = options;
    const input = { event, features: vector, scores, campaigns, families, gaps, phrases: en };
    const folded = foldSegments(between(state), input);
    state = folded.state;
    const own = folded.segments.filter(({ id }) => id.startsWith('own:'));
    return Object.fromEntries(own.map((one) => [one.id.slice(4), one]));
  });
  return { after, troubles, state };
}

/** One segment of this condition after the last event. */
export function judgeWhen(when: unknown, told: readonly Told[], options?: Options): Segment {
  const { after, troubles } = judgeOwn({ it: { when } }, told, options);
  if (troubles.length) throw new Error(troubles.map(({ field, about }) => `${field}: ${about}`).join('\n'));
  return after.at(-1)!['it']!;
}

const item = (id: string, more: object = {}) => ({ items: [{ item_id: id, item_name: `The ${id}`, ...more }] });

/** Events of a product. */
export const view = (id: string, more?: object): Told => ({ name: 'view_item', params: item(id, more) });
export const add = (id: string, more?: object): Told => ({ name: 'add_to_cart', params: item(id, more) });
export const tick = (after: number): Told => ({ name: 'tick', after });
