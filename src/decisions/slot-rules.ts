import type { SegmentId } from '../segments/segment.js';
import type { SlotRule, VariantTerms } from './decision.js';
import type { ListRule } from './list-rule.js';

/** What eligibility needs to know of the config's slots; the rest of a slot is for whoever shows it. */
export type SlotChoices = Readonly<
  Record<
    string,
    Readonly<{
      variants: Readonly<
        Record<
          string,
          Readonly<{
            segments?: readonly SegmentId[];
            except?: readonly SegmentId[];
            priority?: number;
            /** What the variant writes; `{object}` in any of it makes the variant need one. */
            content?: Readonly<Record<string, object>>;
            price?: Readonly<{ effect: 'lower' | 'raise' | 'none' }>;
            list?: ListRule;
          }> &
            VariantTerms
        >
      >;
    }>
  >
>;

/** The config's slots as rules for `decide`, in the config's order. */
export function slotRules(slots: SlotChoices): readonly SlotRule[] {
  return Object.entries(slots).map(([slot, { variants }]) => ({
    slot,
    variants: Object.entries(variants).map(
      ([name, { segments = [], except = [], priority = 0, content = {}, price, list, ...variant }]) => {
        const needsObject = JSON.stringify(Object.values(content)).includes('{object}');
        const moved = price?.effect === 'none' ? undefined : price?.effect;
        return { name, segments, except, priority, needsObject, price: moved, list, terms: termsOf(variant) };
      },
    ),
  }));
}

function termsOf({ locales, currencies, from, until, rollout, offer }: VariantTerms): VariantTerms | undefined {
  const terms = { locales, currencies, from, until, rollout, offer };
  return Object.values(terms).some((one) => one !== undefined) ? (terms as VariantTerms) : undefined;
}
