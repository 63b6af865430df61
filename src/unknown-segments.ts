import type { SlotRule } from './decisions/decision.js';
import type { Trouble } from './lib/report.js';
import type { Rulebook } from './rulebook.js';
import { knownSegments } from './segments/known-segments.js';

/** One `segment-unknown` problem for each segment that slots and rules ask for and nothing assigns: such a variant would never be shown. */
export function unknownSegments(
  slots: readonly SlotRule[],
  campaigns: Readonly<Record<string, string>>,
  book?: Pick<Rulebook, 'families' | 'asked'>,
): readonly Trouble[] {
  const known: readonly string[] = knownSegments(campaigns, book?.families);
  const problems: Trouble[] = [];
  for (const { slot, variants } of slots) {
    for (const { name, segments, except } of variants) {
      const field = `slots.${slot}.variants.${name}`;
      for (const id of [...segments, ...except]) {
        if (!known.includes(id)) problems.push({ code: 'segment-unknown', field, about: id });
      }
    }
  }
  for (const { id, missing } of book?.asked ?? []) if (!known.includes(id)) problems.push(missing);
  return problems;
}
