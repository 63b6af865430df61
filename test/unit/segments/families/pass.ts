import type { EventParams } from '../../../../src/capture/shop-event.js';
import { openFeatures } from '../../../../src/features/features.js';
import { MORE_FEATURES } from '../../../../src/features/more/more-features.js';
import { openMemoryLog } from '../../../../src/memory/memory-log.js';
import { cart } from '../../../../src/segments/families/cart.js';
import { openSurroundings } from '../../../../src/segments/families/surroundings.js';
import type { Family } from '../../../../src/segments/family.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import type { Segment } from '../../../../src/segments/segment.js';
import { foldSegments, startSegments, type SegmentsState } from '../../../../src/segments/segments.js';

const features = openFeatures(MORE_FEATURES);

/** An event as tests write it, so many seconds after the one before (default 10): 30 minutes begin a new visit. */
export type Step = readonly [name: string, params?: EventParams | undefined, after?: number | undefined];

/** Where the shopper stands after an event. */
export type Passed = Readonly<{ state: SegmentsState; segments: readonly Segment[] }>;

type Options = Readonly<{
  at?: string;
  campaigns?: Readonly<Record<string, string>>;
  seasons?: readonly string[];
  /** What happens to the state between two events. */
  between?: (state: SegmentsState) => SegmentsState;
}>;

/** The segments after every event, numbered and put into visits as a log does, with all features, circumstances and cart, and no models. */
export async function pass(steps: readonly Step[], options: Options = {}): Promise<readonly Passed[]> {
  const { at: start = '2026-03-02T12:00:00Z', campaigns = {}, seasons = [], between } = options;
  const families = [openSurroundings(seasons.map((id) => ({ id }))), cart] as readonly Family[];
  let at = Date.parse(start);
  const events = steps.map(([name, params = {}, after = 10]) => ({ name, at: (at += after * 1000), params }));
  const log = openMemoryLog({ now: () => at, report: () => undefined });
  const counted = features.start();
  let state = startSegments();
  return (await log.append(events)).map((event) => {
    const vector = features.read(features.fold(counted, event));
    const input = { event, features: vector, scores: {}, campaigns, families, phrases: en };
    const passed = foldSegments(between?.(state) ?? state, input);
    state = passed.state;
    return passed;
  });
}

/** A segment of a moment. */
export const segmentOf = (moment: Passed | undefined, id: string): Segment =>
  moment!.segments.find((one) => one.id === id)!;

/** The ids of a moment's active segments that begin so, in their order. */
export const activeIn = (moment: Passed | undefined, start: string): readonly string[] =>
  moment!.segments.filter((one) => one.active && one.id.startsWith(start)).map(({ id }) => id);
