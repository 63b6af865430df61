import type { FeatureVector } from '../features/feature-vector.js';
import type { Reason, Segment, SegmentId } from './segment.js';

/** What one thing adds to a segment's score, or to the logit that a model makes it of. */
export type Contribution = Readonly<{
  /** A feature's id, a segment's or a model's, or the code or the words of a fact. */
  term: string;
  /** The feature's value. */
  value?: number;
  contribution: number;
}>;

/** How the score of one segment came about, for an auditor. */
export type Explanation = Readonly<{
  segment: SegmentId;
  score: number;
  basis: Segment['basis'];
  /** `id@version` of the model, when one took part. */
  model?: string;
  /** What bias and contributions add up to: the score itself, or the logit of the model's label. */
  of: 'score' | 'logit';
  bias: number;
  contributions: readonly Contribution[];
  /** Bias and all contributions. */
  sum: number;
  /** The score is what is missing to 1: the model speaks of the contrary. */
  against: boolean;
  /** False where there is more than can be told, as from a model that does not explain itself. */
  complete: boolean;
}>;

const EXACT = 1e-6;

/** Explains a segment in full, with the features of the same moment; a segment keeps at most three reasons, this has all there is. */
export function explainSegment(segment: Segment, features: FeatureVector): Explanation {
  const { id, score, basis, model, path, reasons } = segment;
  const { of = 'score', bias = 0, against = false } = path ?? {};
  const contributions: readonly Contribution[] = path
    ? path.terms.map((term, place) => contribution(term, path.shares[place]!, features))
    : reasons.map(ofReason);
  const sum = contributions.reduce((total, one) => total + one.contribution, bias);
  const complete = of === 'logit' || Math.abs(Math.min(1, Math.max(0, sum)) - score) <= EXACT;
  const named = model === undefined ? {} : { model };
  return { segment: id, score, basis, ...named, of, bias, contributions, sum, against, complete };
}

const ofReason = ({ feature, text, value, contribution = 0 }: Reason): Contribution =>
  value === undefined ? { term: feature ?? text, contribution } : { term: feature ?? text, value, contribution };

function contribution(term: string, share: number, features: FeatureVector): Contribution {
  const value = features[term as keyof FeatureVector];
  return value === undefined ? { term, contribution: share } : { term, value, contribution: share };
}
