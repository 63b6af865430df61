import type { EventParams } from '../../../src/capture/shop-event.js';
import { openFeatures } from '../../../src/features/features.js';
import type { FeatureId } from '../../../src/features/feature-vector.js';
import type { Score, Scores } from '../../../src/model/scores.js';
import { phrases } from '../../../src/segments/phrases/en.js';
import type { Segment } from '../../../src/segments/segment.js';
import { foldSegments, startSegments, type SegmentsState } from '../../../src/segments/segments.js';

const core = openFeatures();

/** An event as tests write it: `after` is seconds since the one before (default 10), scores stand until the next ones. */
export type Step = Readonly<{
  name: string;
  after?: number;
  session?: number;
  params?: EventParams;
  scores?: Readonly<{ intent?: number; clusters?: Readonly<Record<string, number>> }>;
}>;

type Options = Readonly<{
  at?: string;
  campaigns?: Readonly<Record<string, string>>;
  /** What happens to the state between two events. */
  between?: (state: SegmentsState) => SegmentsState;
}>;

const CLUSTERS = ['high-intent-researcher', 'discount-seeker', 'brand-explorer', 'visual-browser', 'urgency-buyer'];
const INPUTS: readonly FeatureId[] = ['searches@1', 'gallery_interactions@1', 'sale_share@1'];

const score = (model: string, labels: readonly string[], probabilities: readonly number[]): Score => ({
  model,
  labels,
  features: INPUTS,
  probabilities,
  contributions: labels.map((_, index) => [0.1, index === 3 ? 1.5 : -0.5, -1]),
  bias: labels.map(() => 0),
  runtime: 'compact',
});

/** The segments after every step, with the features that the engine would have at that moment. */
export function walk(steps: readonly Step[], options: Options = {}): readonly (readonly Segment[])[] {
  const features = core.start();
  const campaigns = options.campaigns ?? {};
  let [state, session, at] = [startSegments(), 1, Date.parse(options.at ?? '2026-03-02T12:00:00Z')];
  let scores: Scores = {};
  return steps.map((step, index) => {
    at += (step.after ?? 10) * 1000;
    session = step.session ?? session;
    scores = { ...scores, ...scoresOf(step) };
    const event = {
      name: step.name,
      at,
      params: step.params === undefined ? {} : step.params,
      seq: index + 1,
      session,
    };
    const vector = core.read(core.fold(features, event));
    const folded = foldSegments(options.between?.(state) ?? state, {
      event,
      features: vector,
      scores,
      campaigns,
      phrases,
    });
    state = folded.state;
    return folded.segments;
  });
}

function scoresOf({ scores }: Step): Scores {
  const given: Record<string, Score> = {};
  if (scores?.intent !== undefined) given['intent'] = score('intent@1.0.0', ['purchase'], [scores.intent]);
  const { clusters } = scores ?? {};
  if (clusters) {
    given['clusters'] = score(
      'clusters@1.0.0',
      CLUSTERS,
      CLUSTERS.map((label) => clusters[label] ?? 0),
    );
  }
  return given;
}
