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
}>;
