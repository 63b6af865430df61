import type { ResolvedConfig } from '../../src/config.js';
import type { Problem } from '../../src/lib/report.js';
import type { Rulebook } from '../../src/rulebook.js';

/** The places that rules are scoped to and that the config's slots do not have: such a rule holds nothing back. */
export function scopeFaults(scopes: Rulebook['scopes'], slots: ResolvedConfig['slots']): readonly Problem[] {
  const places = new Set(Object.keys(slots));
  for (const [slot, { variants }] of Object.entries(slots))
    for (const variant of Object.keys(variants)) places.add(`${slot}.${variant}`);
  return scopes
    .filter(({ name }) => !places.has(name))
    .map(({ field, name }) => ({
      code: 'slot-variant',
      field,
      message: `config.${field} names ${name}, which is no slot, nor a variant such as "offer.ten-off"; correct the name.`,
    }));
}
