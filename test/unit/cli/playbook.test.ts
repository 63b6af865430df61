import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../cli/commands/replay.js';
import type { EventParams, ShopEvent } from '../../../src/capture/shop-event.js';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { readConfig } from '../../../src/read-config.js';
import { openWholeRulebook } from '../../../src/whole-rulebook.js';
import { settingsOf } from '../../../src/settings.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../../src/timeline.js';

const START = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;

const given = JSON.parse(readFileSync('examples/playbook.json', 'utf8')) as object;

function rulesOf(more: object = {}): TimelineRules {
  const config = readConfig({ ...given, ...more }, ({ message }) => {
    throw new Error(message);
  });
  const { campaigns, policyVersion, slots } = config;
  const book = openWholeRulebook({ ...settingsOf(config), seasons: config.seasons });
  return { models: undefined, slots: slotRules(slots), campaigns, policyVersion, book };
}

const event = (minute: number, name: string, params: EventParams = {}): ShopEvent => ({
  name,
  at: START + minute * MINUTE,
  params,
});
const page = (minute: number, page_kind: EventParams['page_kind'] = 'home', page_path = '/') =>
  event(minute, 'page_view', { page_kind, page_path, device: 'desktop', utc_offset: 0 });
const boot = { item_id: 'boot', item_name: 'Fell boot', item_category: 'Boots', price: 90 };
const sale = { ...boot, discount: 20 };
const seen = (minute: number, creative_slot: string, promotion_id: string) =>
  event(minute, 'view_promotion', { promotion_name: 'vitrine', creative_slot, promotion_id });

async function last(events: readonly ShopEvent[], rules = rulesOf()): Promise<Moment> {
  let moment: Moment | undefined;
  for await (const step of replay(events, rules)) moment = step.moment;
  return moment!;
}
const decided = ({ decisions }: Moment, slot: string) => decisions.find((one) => one.slot === slot)!;

/** Looks at one product until it is wanted. */
const keen = [page(0), ...[1, 2, 3].map((minute) => event(minute, 'view_item', { items: [boot] }))];
/** Goes through reduced products. */
const thrifty = [
  page(0),
  ...[1, 2, 3, 4].map((minute) => event(minute, 'view_item', { items: [{ ...sale, item_id: `s${minute}` }] })),
];

describe('the playbook in replay', () => {
  it('names the product that is wanted, until it has been seen three times that day', async () => {
    expect(decided(await last(keen), 'hero')).toMatchObject({ variant: 'again', object: { id: 'boot' } });
    const often = [...keen, ...[4, 5, 6].map((minute) => seen(minute, 'hero', 'again'))];
    // what stands is not taken away under the shopper's eyes
    expect(decided(await last(often), 'hero')).toMatchObject({ variant: 'again', fleeting: true });
    expect(decided(await last([...often, page(7)]), 'hero').suppressed).toEqual([
      { variant: 'again', rule: 'frequency[0]', text: 'Because you have seen it often enough.' },
    ]);
  });

  it('names a product no more that was bought, though it is looked at again', async () => {
    const bought = [...keen, event(5, 'purchase', { transaction_id: 'T1', items: [boot], value: 90 })];
    const back = [60, 61, 62].map((minute) => event(minute, 'view_item', { items: [boot] }));
    const hero = decided(await last([...bought, page(59), ...back]), 'hero');
    expect(hero.variant).not.toBe('again');
    expect(hero.suppressed).toContainEqual({
      variant: 'again',
      rule: 'owned',
      text: 'Because you have bought it already.',
    });
  });

  it('makes somebody who looks for reductions an offer, and none just after an order, at the checkout or near children', async () => {
    expect(decided(await last(thrifty), 'offer').variant).toBe('welcome-back');
    const held = async (...events: readonly ShopEvent[]) => {
      const { variant, suppressed } = decided(await last([...thrifty, ...events]), 'offer');
      return [variant, suppressed?.[0]?.rule];
    };
    expect(await held(page(9, 'account', '/account'))).toEqual(['default', 'sensitivePages']);
    expect(await held(page(9, 'listing', '/kids/boots'))).toEqual(['default', 'minors']);
    expect(await held(event(9, 'purchase', { transaction_id: 'T1', items: [sale] }))).toEqual([
      'default',
      'recentBuyers',
    ]);
  });

  it('lets every variant of a segment be reached: each stands for one that there is', () => {
    const { slots, book } = rulesOf();
    const built = new Set(book!.families.flatMap(({ ids }) => ids));
    const asked = slots.flatMap(({ variants }) => variants.flatMap(({ segments }) => segments));
    expect(asked.filter((id) => !built.has(id) && !/^(cluster|intent):/.test(id))).toEqual([]);
  });
});

describe('rules in a timeline', () => {
  const hero = (variants: object) => ({ slots: { hero: { variants } } });
  const both = hero({
    reader: { segments: ['intent:high'], template: '#a', priority: 1 },
    phone: { segments: ['context:device-desktop'], template: '#b', priority: 5 },
  });

  it('raise a variant while a segment stands, and say so', async () => {
    const priorities = [{ segment: 'intent:high', add: 9, when: 'context:daypart-afternoon' }];
    const rules = rulesOf({ ...both, suppress: {}, priorities });
    expect(decided(await last(keen, rules), 'hero')).toMatchObject({
      variant: 'reader',
      raised: ['context:daypart-afternoon'],
      reason: { text: expect.stringMatching(/^Because .* and .*afternoon.*\.$/) },
    });
    const night = keen.map((one) => ({ ...one, at: one.at + 11 * 60 * MINUTE }));
    expect(decided(await last(night, rules), 'hero').variant).toBe('phone');
  });

  it('hold back before the first page is known', async () => {
    const everybody = hero({ all: { template: '#a' } });
    const { decisions } = await last([event(0, 'tick')], rulesOf({ ...everybody, suppress: { sensitivePages: true } }));
    expect(decisions[0]).toMatchObject({ variant: 'default', suppressed: [{ rule: 'sensitivePages' }] });
  });

  it('are left out of a moment without them', async () => {
    const { suppression, decisions } = await last(keen, rulesOf({ ...both, suppress: {}, priorities: [] }));
    expect(suppression).toBeUndefined();
    expect(Object.keys(decisions[0]!)).not.toContain('suppressed');
  });

  it('give the same, event by event, as from a moment that was kept', async () => {
    const rules = rulesOf();
    const log = [...keen, seen(4, 'hero', 'again'), page(5), event(6, 'purchase', { items: [boot] }), page(90)];
    let kept = startMoment(rules);
    for await (const { moment, row } of replay(log, rules)) {
      kept = await foldMoment(structuredClone(kept), row, rules);
      expect(kept.decisions).toEqual(moment.decisions);
      expect(kept.suppression).toEqual(moment.suppression);
    }
  });
});
