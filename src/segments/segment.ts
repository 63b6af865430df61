import type { FeatureId } from '../features/feature-vector.js';

/** `family:name`, such as `cluster:discount-seeker`. */
export type SegmentId = `${string}:${string}`;

/** Why a segment stands where it stands: words for people, numbers for auditors. */
export type Reason = Readonly<{
  text: string;
  feature?: FeatureId;
  /** The feature's value. */
  value?: number;
  /** Share of the logit, for a model's reason; share of the score, for a rule's. */
  contribution?: number;
}>;

/** How a score came about, in numbers: `bias` and all `shares` add up to the score, or to the model's logit. */
export type Path = Readonly<{
  of: 'score' | 'logit';
  /** What each share comes from, in its order: a feature's id, a segment's, or the code of a fact. */
  terms: readonly string[];
  shares: readonly number[];
  /** Default 0. */
  bias?: number;
  /** For a logit: the place of the label in its model. */
  label?: number;
  /** For a logit: the score is what is missing to 1. */
  against?: boolean;
}>;

/** The thing that a segment is about: the product or category that somebody wants, the campaign that brought them. */
export type SegmentObject = Readonly<{ kind: 'item' | 'category' | 'brand' | 'campaign'; id: string; name: string }>;

/** One segment of one shopper now. It enters at `enter`, leaves below `exit`. */
export type Segment = Readonly<{
  id: SegmentId;
  /** 0 to 1. */
  score: number;
  active: boolean;
  /** False while there is too little evidence; an unknown segment is never active. */
  known: boolean;
  enter: number;
  exit: number;
  /** When it last became active, milliseconds since the epoch. */
  since?: number;
  basis: 'model' | 'rules';
  /** `id@version` of the model, when that is the basis. */
  model?: string;
  object?: SegmentObject;
  reasons: readonly Reason[];
  /** For auditors; a page is told it by `inspect()` alone. Absent where the reasons are all that there is. */
  path?: Path;
  /** The events that the shop cannot tell and the score mainly rests on: why it is not known. */
  missing?: readonly string[];
}>;
