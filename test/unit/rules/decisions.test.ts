import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import schema from '../../../src/config.schema.json' with { type: 'json' };
import { openReader } from '../../../src/capture/reading/open-reader.js';
import type { Heard } from '../../../src/capture/heard.js';
import { readConfig } from '../../../src/read-config.js';
import { phrases } from '../../../src/segments/phrases/en.js';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { foldMoment, startMoment, type TimelineRules } from '../../../src/timeline.js';
import catalogues from '../../fixtures/sensitive-catalogues.json' with { type: 'json' };
import { reading } from '../../fixtures/reading.js';

const START = Date.UTC(2026, 5, 15, 19);
const config = readConfig(
  JSON.parse(readFileSync('examples/01-script-tag/vitrine.config.json', 'utf8')),
  () => undefined,
);
const rules: TimelineRules = {
  slots: slotRules(config.slots),
  campaigns: config.campaigns,
  policyVersion: '1',
  models: undefined,
  phrases,
};

/** The moment after a visit, as the engine has it. */
async function visit(events: readonly Heard[]) {
  const reader = openReader({ ...reading, salt: 'grant', report: () => undefined });
  let moment = startMoment(rules);
  for (const [index, event] of reader.read(events).entries())
    moment = await foldMoment(moment, { ...event, seq: index + 1, session: 1 }, rules);
  return moment;
}
const heard = (name: string, said: unknown, seconds: number): Heard => ({
  source: 'track',
  name,
  at: START + seconds * 1000,
  said,
});
const arrival = heard('page_view', { page_kind: 'home', device: 'phone', utc_offset: 60, campaign: 'autumn-sale' }, 0);
const view = (item: object, seconds: number) => heard('view_item', { items: [item] }, seconds);

describe('a decision', () => {
  it('rule 27: can do nothing to a shopper but show: a variant is content, and no other action has a field', () => {
    const { variant, element, slot } = schema.$defs;
    expect(Object.keys(slot.properties).toSorted()).toEqual(['live', 'selector', 'shadow', 'variants']);
    const when = ['segments', 'except', 'priority', 'locales', 'currencies', 'from', 'until', 'rollout'];
    const besides = new Set([...when, 'content', 'template', 'list', 'offer', 'price']);
    expect(Object.keys(variant.properties).filter((name) => !besides.has(name))).toEqual([]);
    expect(Object.keys(element.properties).toSorted()).toEqual(['attributes', 'image', 'link', 'text', 'variables']);
  });

  it('rule 30: says in one sentence why it was made', async () => {
    const moment = await visit([
      arrival,
      ...[5, 20, 40, 60].map((at) => view({ item_id: 'K1', item_name: 'Kettle' }, at)),
    ]);
    expect(moment.decisions.some(({ variant }) => variant !== 'default')).toBe(true);
    for (const { reason } of moment.decisions) expect(reason.text).toMatch(/^[A-Z][^.!?]+\.$/);
  });

  it('rule 32: stands for a slot until the next one: as many are kept as there are slots', async () => {
    const moment = await visit([
      arrival,
      ...Array.from({ length: 300 }, (_, at) => view({ item_id: `K${at}` }, at * 3)),
    ]);
    expect(moment.decisions.map(({ slot }) => slot)).toEqual(Object.keys(config.slots));
  });

  it('rule 43: and no segment, rests on sensitive goods: a visit with them is the visit without', async () => {
    const goods = Object.values(catalogues.sensitive).flat();
    const seen = goods.map(({ name, category }, at) =>
      view({ item_id: `S${at}`, item_name: name, item_category: category, item_brand: 'Brand', price: 9 }, 10 + at * 5),
    );
    const [without, withThem] = [await visit([arrival]), await visit([arrival, ...seen])];
    expect(withThem.segments).toEqual(without.segments);
    expect(withThem.decisions).toEqual(without.decisions);
    expect(withThem.features).toEqual(without.features);
  });
});
