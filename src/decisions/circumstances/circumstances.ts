/** When and where a variant may stand, whoever is meant; docs/offers.md. */
export type Circumstances = Readonly<{
  /** Language ranges such as `de` or `en-GB`: the page's language must be in one of them. */
  locales?: readonly string[];
  /** ISO 4217: the page must show its prices in one of them. */
  currencies?: readonly string[];
  /** From then on: an instant such as `2026-11-27T09:00Z`, or a date or time on the shopper's clock such as `2026-11-27`. */
  from?: string;
  /** Up to then; a date is included. */
  until?: string;
  /** The share of shoppers who may see it, 0 to 1: always the same ones. */
  rollout?: number;
}>;
