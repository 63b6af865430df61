import type { SlotRule } from './decisions/decision.js';
import type { Trouble } from './lib/report.js';
import { knownSegments } from './segments/known-segments.js';

/** One `segment-unknown` problem for each segment that the slots ask for and nothing assigns: such a variant would never be shown. */
export function unknownSegments(
  slots: readonly SlotRule[],
  campaigns: Readonly<Record<string, string>>,
): readonly Trouble[] {
  const known: readonly string[] = knownSegments(campaigns);
  const problems: Trouble[] = [];
  for (const { slot, variants } of slots) {
    for (const { name, segments, except } of variants) {
      const field = `slots.${slot}.variants.${name}`;
      for (const id of [...segments, ...except]) {
        if (!known.includes(id)) problems.push({ code: 'segment-unknown', field, about: id });
      }
    }
  }
  return problems;
}
