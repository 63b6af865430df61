import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlotChoices } from '../../../../src/decisions/slot-rules.js';
import { stack } from '../../../../src/decisions/offers/stack.js';
import { page, PRICE, standing } from './standing.js';

type One = Readonly<{ priority: number; group: string | undefined }>;

const one = fc.record({
  priority: fc.integer({ min: -3, max: 3 }),
  group: fc.constantFrom('', 'shipping', 'gift', undefined),
});
const shop = fc.array(fc.array(one, { maxLength: 4 }), { minLength: 1, maxLength: 5 });

const slotsOf = (slots: readonly (readonly One[])[]): SlotChoices =>
  Object.fromEntries(
    slots.map((variants, place) => [
      `s${place}`,
      {
        variants: Object.fromEntries(
          variants.map(({ priority, group }, index) => [
            `v${index}`,
            group === undefined
              ? { priority }
              : {
                  priority,
                  price: PRICE,
                  offer: { discount: 'gift', toLikelyBuyers: true, ...(group && { group }) } as const,
                },
          ]),
        ),
      },
    ]),
  );

describe('offers of several slots', () => {
  it('never stand two of a group, whatever the slots, and stand where nothing is in the way', () => {
    fc.assert(
      fc.property(shop, (slots) => {
        const { decisions } = standing(slotsOf(slots), [page()]);
        const groups = decisions.flatMap(({ slot, variant }) => {
          const made = slots[Number(slot.slice(1))]![Number(variant.slice(1))];
          return made?.group === undefined ? [] : made.group;
        });
        expect(new Set(groups).size).toBe(groups.length);
        for (const { slot, variant, suppressed = [] } of decisions) {
          const all = slots[Number(slot.slice(1))]!;
          // the default stands only where everything has given way
          if (variant === 'default') expect(suppressed).toHaveLength(all.length);
          for (const { variant: name, rule } of suppressed) {
            expect(rule).toBe('offer.stacked');
            expect(groups).toContain(all[Number(name.slice(1))]!.group);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are settled the same way every time, and for no other slots when one without an offer is added', () => {
    fc.assert(
      fc.property(shop, (slots) => {
        const [first, again] = [standing(slotsOf(slots), [page()]), standing(slotsOf(slots), [page(), page()])];
        expect(again.decisions).toEqual(first.decisions);
        const more = standing({ ...slotsOf(slots), other: { variants: { it: {} } } }, [page()]);
        expect(more.decisions.slice(0, -1)).toEqual(first.decisions);
      }),
    );
  });

  it('come to an end in as many rounds as there are slots and groups', () => {
    fc.assert(
      fc.property(shop, (slots) => {
        let asked = 0;
        stack(
          slots.map((_, place) => ({ slot: `s${place}`, variants: [] })),
          ({ slot }, closed) => {
            asked++;
            const open = slots[Number(slot.slice(1))]!.filter(({ group }) => group === undefined || !closed.has(group));
            return open.toSorted((a, b) => b.priority - a.priority)[0] ?? { priority: -Infinity };
          },
        );
        expect(asked).toBeLessThanOrEqual(slots.length * 4);
      }),
    );
  });
});
