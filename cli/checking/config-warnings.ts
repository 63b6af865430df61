import type { ResolvedConfig } from '../../src/config.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import type { Rulebook } from '../../src/rulebook.js';
import { idleSegments } from './idle-segments.js';
import { termWarnings } from './term-warnings.js';
import { shadowedVariants } from './shadowed-variants.js';

/** What in a config without a fault does nothing: segments that nothing acts on, variants that can never stand. */
export function configWarnings(config: ResolvedConfig, book: Rulebook, now = Date.now()): readonly string[] {
  const { priorities, suppression } = book;
  const idle = idleSegments(config, book).map(
    ({ id, field }) =>
      `config.${field}: nothing acts on ${id}; name it in a slot, in suppress, priorities or another segment, or take it out.`,
  );
  const mayBeHeld = (slot: string, variant: string) =>
    suppression?.isInScope(slot, variant) === true ||
    // contextual mode leaves out what moves a price
    (config.contextual !== 'off' && !!config.slots[slot]!.variants[variant]!.price);
  const shadowed = shadowedVariants(slotRules(config.slots), { priorities, mayBeHeld }).map(
    ({ slot, variant, by }) =>
      `config.slots.${slot}.variants.${variant}: can never stand, since ${by} is open whenever it is and comes before it; give it a higher priority or other segments.`,
  );
  return [...idle, ...shadowed, ...termWarnings(config, now)];
}
