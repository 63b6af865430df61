import { afterEach, expect, it, vi } from 'vitest';
import { printMoment } from '../../../../cli/replaying/print-moment.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';
import { phrases } from '../../../../src/segments/phrases/en.js';
import { openRulebook } from '../../../../src/rulebook.js';
import { openShopRules } from '../../../../src/shop-rules.js';
import { foldMoment, startMoment, type TimelineRules } from '../../../../src/timeline.js';

afterEach(() => void vi.restoreAllMocks());

async function printed(names: readonly string[], uninstrumented: readonly string[] = []): Promise<readonly string[]> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const rules: TimelineRules = {
    models: undefined,
    slots: [],
    campaigns: {},
    policyVersion: '1',
    book: openRulebook({ uninstrumented }, openShopRules),
    phrases,
  };
  let moment = startMoment(rules);
  for (const [place, name] of names.entries()) {
    const params = { items: [{ item_id: 'x', item_name: 'Trail jacket' }] };
    const row: LoggedEvent = { name, at: 1e12 + place * 30_000, params, seq: place + 1, session: 1 };
    const before = moment;
    moment = await foldMoment(before, row, rules);
    printMoment({ moment, row, before });
  }
  return lines;
}

const line = (lines: readonly string[], start: string) => lines.find((one) => one.trim().startsWith(start));

it('prints under each event what was entered and left, and why', async () => {
  const lines = await printed(['view_item', 'add_to_cart', 'begin_checkout']);
  expect(line(lines, '+ intent:high')).toMatch(
    /\[Trail jacket\] .* by rules {2}because Trail jacket is in your cart \(\+0\.50\)/,
  );
  expect(line(lines, '- intent:high')).toMatch(/was because Trail jacket is in your cart/);
  expect(line(lines, '+ intent:checkout')).toContain('because you have come to the checkout');
});

it('tells apart what was not known before, and what has become known without being entered', async () => {
  const lines = await printed(['view_item', 'view_item', 'view_item']);
  expect(line(lines, '+ intent:general')).toContain('(was not known)');
  expect(line(lines, '· now known')).toContain('intent:high');
});

it('prints nothing of a segment that rests on events which the shop cannot tell', async () => {
  const lines = await printed(['view_item', 'view_item', 'view_item'], ['view_item']);
  expect(lines.join('\n')).not.toContain('intent:researching');
});
