import type { FeatureId } from '../../../features/feature-vector.js';
import type { Score } from '../../../model/scores.js';
import type { Judging } from '../../family.js';
import { openFeatureReader, type FeatureReader } from '../../feature-reader.js';
import { NOTHING, type Judged } from '../../hysteresis.js';
import { modelPath } from '../../model-path.js';
import type { Worded } from '../../phrases/phrases.js';
import { ramp, type RulePart } from '../../rule-score.js';
import type { Reason } from '../../segment.js';
import { largest, strongestReasons } from '../../strongest-reasons.js';

/**
 * A score by rules: the sum of its parts and of what is brought along, the largest of which are its reasons. The weights add up to 1 at
 * most. A part whose `from` lies above `full` falls, and there a value of 0, which means not known, says nothing.
 */
export function weigh(parts: readonly RulePart[], judging: Judging, brought: readonly Reason[] = NONE): Judged {
  const values = readerOf(parts)(judging);
  const terms: string[] = [];
  const shares: number[] = [];
  let score = 0;
  const besides = brought.length ? brought.filter(speaks) : NONE;
  for (const { feature, text, contribution } of besides) {
    terms.push(feature ?? text);
    shares.push(contribution!);
    score += contribution!;
  }
  const found: number[] = [];
  for (let place = 0; place < parts.length; place++) {
    const { feature, weight, from = 0, full } = parts[place]!;
    const value = values[place]!;
    const share = from > full && !value ? 0 : weight * ramp(value, from, full);
    if (!share) continue;
    found.push(value);
    terms.push(feature);
    shares.push(share);
    score += share;
  }
  if (!score) return NOTHING_WEIGHS;
  const reasons: Reason[] = [];
  for (const place of largest(shares)) {
    const feature = terms[place] as FeatureId;
    const contribution = shares[place]!;
    const value = found[place - besides.length]!;
    reasons.push(besides[place] ?? featureReason({ feature, value, contribution }, judging));
  }
  return { score: Math.min(1, score), reasons, path: { of: 'score', terms, shares } };
}

const readers = new WeakMap<readonly RulePart[], FeatureReader>();

function readerOf(parts: readonly RulePart[]): FeatureReader {
  let reader = readers.get(parts);
  if (!reader) readers.set(parts, (reader = openFeatureReader(parts.map(({ feature }) => feature))));
  return reader;
}

const NONE: readonly Reason[] = [];
const speaks = ({ contribution = 0 }: Reason) => contribution > 0;

const NOTHING_WEIGHS: Judged = { ...NOTHING, path: { of: 'score', terms: [], shares: [] } };

type OfFeature = Readonly<{ feature: FeatureId; value: number; contribution: number }>;

/** A feature's value as a reason. */
export const featureReason = (one: OfFeature, { phrases, features }: Worded): Reason => ({
  text: phrases.feature(one.feature, one.value, features),
  feature: one.feature,
  value: one.value,
  contribution: one.contribution,
});

/**
 * A model's probability of a label with its strongest contributions; undefined where it does not give one. With `against`, of the
 * contrary: what is missing to 1, and what speaks against the label.
 */
export function byModel(
  model: Score | undefined,
  { label, against = false }: Readonly<{ label: string; against?: boolean }>,
  judging: Judging,
): Judged | undefined {
  const index = model?.labels.indexOf(label) ?? -1;
  const probability = model?.probabilities[index];
  if (!model || probability === undefined || !(probability >= 0 && probability <= 1)) return undefined;
  const reasons = modelReasons(model, { index, against }, judging);
  const path = modelPath(model, index, against);
  return { score: against ? 1 - probability : probability, reasons, model: model.model, path };
}

/** What speaks most for a label of a model, or against it. */
export function modelReasons(
  model: Score,
  { index = 0, against = false }: Readonly<{ index?: number; against?: boolean }>,
  worded: Worded,
): readonly Reason[] {
  const contributions = model.contributions[index] ?? [];
  const speaking = against ? contributions.map((share) => -share) : contributions;
  return strongestReasons(model.features, speaking, worded);
}

/** A number in a model's thresholds, by its path; undefined where the manifest does not say. */
export function thresholdOf(model: Score | undefined, ...path: readonly string[]): number | undefined {
  let found: unknown = model?.thresholds;
  for (const name of path) found = (found as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}
