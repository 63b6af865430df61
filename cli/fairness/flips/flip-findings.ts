import type { Finding } from '../finding.js';
import { count } from '../in-words.js';
import type { Flips } from './flip-tally.js';

/** What a person should know of comparisons; `about` calls them, such as `pairs`. */
export function flipFindings(flips: Flips, about: string): readonly Finding[] {
  const { compared, differ, by, alone, same } = flips;
  const findings = by.filter((row) => row.differ).map((row) => differing(flips, row));
  const note = (message: string): void => void findings.push({ severity: 'note', check: 'flips', about, message });
  if (!compared) note('not judged: there is nothing to compare');
  else if (!differ) note(`${count(compared, 'comparison')}, and the same decision in each`);
  if (alone) note(`${count(alone, 'row')} stand alone: the pair has no other row of the slot`);
  if (same && about === 'pairs')
    note(`${count(same, 'row')} differ from their pair in no group or proxy, and say nothing in "changed"`);
  return findings;
}

function differing({ examples }: Flips, { slot, changed, compared, differ, price }: Flips['by'][number]): Finding {
  const example = examples.find((one) => one.slot === slot && one.changed === changed);
  const shown = example ? ` (${example.place}: ${example.from} becomes ${example.to})` : '';
  const message = price
    ? `${price} of ${compared} differ in a price though only ${changed} was changed${shown}`
    : `${differ} of ${compared} differ though only ${changed} was changed; none moves a price${shown}`;
  return { severity: price ? 'fail' : 'warn', check: 'flips', about: slot, message };
}
