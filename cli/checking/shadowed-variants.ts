import type { SlotRule, VariantRule } from '../../src/decisions/decision.js';
import type { PriorityRule } from '../../src/decisions/suppression/suppression.js';

/** A variant that can never stand, and the one of its slot that always comes before it. */
export type ShadowedVariant = Readonly<{ slot: string; variant: string; by: string }>;

/** What may let a variant stand behind another after all. */
export type Steering = Readonly<{
  priorities: readonly PriorityRule[];
  /** Whether a rule may hold a variant back. */
  mayBeHeld: (slot: string, variant: string) => boolean;
}>;

/** The variants of which another one is open whenever they are, with a higher priority whatever moves it. */
export function shadowedVariants(slots: readonly SlotRule[], steering: Steering): readonly ShadowedVariant[] {
  return slots.flatMap(({ slot, variants }) =>
    variants.flatMap((variant, place) => {
      const by = variants.find(
        (other, before) =>
          other !== variant &&
          !other.terms &&
          !steering.mayBeHeld(slot, other.name) &&
          isOpenWith(other, variant) &&
          wins(other, variant, { priorities: steering.priorities, isEarlier: before < place }),
      );
      return by ? [{ slot, variant: variant.name, by: by.name }] : [];
    }),
  );
}

/** Whether `other` is eligible whenever `variant` is. */
function isOpenWith(other: VariantRule, variant: VariantRule): boolean {
  const closes = other.except.every((id) => variant.except.includes(id));
  const opens = other.segments.length
    ? variant.segments.length > 0 && variant.segments.every((id) => other.segments.includes(id))
    : true;
  return closes && opens && (!other.needsObject || (variant.needsObject && other.segments.length > 0));
}

type Order = Readonly<{ priorities: readonly PriorityRule[]; isEarlier: boolean }>;

/** By the least that may be added to the one, and the most to the other. */
function wins(other: VariantRule, variant: VariantRule, { priorities, isEarlier }: Order): boolean {
  const sum = ({ priority, segments }: VariantRule, sign: number) =>
    priorities
      .filter(({ segment, add }) => segments.includes(segment) && add * sign > 0)
      .reduce((total, { add }) => total + add, priority);
  const [least, most] = [sum(other, -1), sum(variant, 1)];
  return least > most || (isEarlier && least === most);
}
