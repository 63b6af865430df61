/** A condition over what is known of a shopper; see docs/own-segments.md. */
export type Condition = Readonly<Record<string, unknown>>;

/** A segment that a shop defines. */
export type OwnSegment = Readonly<{
  when: Condition;
  /** What it is, for people. */
  description?: string;
  /** How long it stays active at least once it is, such as `10m`. */
  hold?: string;
}>;
