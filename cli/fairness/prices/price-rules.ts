import { isRecord } from '../../../src/lib/is-record.js';
import type { PriceEffect } from '../decisions/decision-row.js';
import { variantName, type Effects } from '../decisions/price-variants.js';

/** A variant of a config that moves a price, and whom it is for. */
export type PriceRule = Readonly<{
  slot: string;
  variant: string;
  effect: PriceEffect;
  segments: readonly string[];
  except: readonly string[];
  /** Anybody may use it, and can find it. */
  open: boolean;
}>;

/**
 * The variants of a config, as it stands in its file, that say with `price` that they move one. What the check of a config leaves out for a fault
 * is read here all the same: a rule that is broken must be seen.
 */
export function priceRules(config: unknown): readonly PriceRule[] {
  const slots = isRecord(config) && isRecord(config['slots']) ? config['slots'] : {};
  return Object.entries(slots).flatMap(([slot, given]) => {
    const variants = isRecord(given) && isRecord(given['variants']) ? given['variants'] : {};
    return Object.entries(variants).flatMap(([variant, one]) => {
      const effect = isRecord(one) ? effectOf(one['price']) : undefined;
      if (!isRecord(one) || !effect) return [];
      return [
        {
          slot,
          variant,
          effect,
          segments: idsOf(one['segments']),
          except: idsOf(one['except']),
          open: isOpen(one['price']),
        },
      ];
    });
  });
}

function effectOf(price: unknown): PriceEffect | undefined {
  const effect = isRecord(price) ? price['effect'] : price;
  if (effect === undefined || effect === 'none') return undefined;
  // what cannot be read counts as the graver one
  return effect === 'lower' ? 'lower' : 'raise';
}

const isOpen = (price: unknown): boolean => isRecord(price) && price['exempt'] === 'public-coupon';

const idsOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter((id): id is string => typeof id === 'string') : [];

/** What the rules do, by `slot/variant`. */
export const effectsByRule = (rules: readonly PriceRule[]): Effects =>
  new Map(rules.map(({ slot, variant, effect }) => [variantName(slot, variant), new Set([effect])]));
