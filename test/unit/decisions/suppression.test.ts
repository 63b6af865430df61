import { describe, expect, it } from 'vitest';
import type { KeptProfile } from '../../../src/capture/profile.js';
import type { SegmentObject } from '../../../src/segments/segment.js';
import { DAY, HOUR, page, seen, segment, START, suppressing, type Told } from './suppressing.js';
import { UNWORDED } from '../../../src/segments/phrases/unworded.js';

const purchase = (at: number, transaction_id?: string, ids: readonly string[] = []): Told => ({
  name: 'purchase',
  at,
  params: { ...(transaction_id && { transaction_id }), items: ids.map((item_id) => ({ item_id })) },
});
const refund = (at: number, params: Told['params'] = {}): Told => ({ name: 'refund', at, params });
const profile = (facts: KeptProfile['facts'], days = 0, customer = 'a'): Told => ({
  name: 'profile_update',
  params: { profile: { customer, as_of: START + days * DAY, facts } },
});
const kettle: SegmentObject = { kind: 'item', id: 'K1', name: 'Kettle' };

describe('recent buyers', () => {
  it('are held back for fourteen days, and not a millisecond longer', () => {
    const { why } = suppressing({ recentBuyers: true }, [purchase(0)]);
    expect(why()).toEqual({ rule: 'recentBuyers', text: 'you have ordered here lately' });
    expect(why({ at: 14 * DAY - 1 })).toBeDefined();
    expect(why({ at: 14 * DAY })).toBeUndefined();
  });

  it('are none before an order, nor through one that is only loaded again', () => {
    expect(suppressing({ recentBuyers: true }, [page()]).why()).toBeUndefined();
    const { why } = suppressing({ recentBuyers: { days: 2 } }, [purchase(0, 'T1'), purchase(DAY, 'T1')]);
    expect(why({ at: 2 * DAY })).toBeUndefined();
    expect(suppressing({ recentBuyers: { days: 2 } }, [purchase(0), purchase(DAY)]).why({ at: 2 * DAY })).toBeDefined();
  });

  it('are those as well of whom the shop knows an order elsewhere, by the newest profile of this customer', () => {
    const known = (...log: Told[]) => suppressing({ recentBuyers: { days: 7 } }, log).why({ at: 3 * DAY });
    expect(known(profile({ last_order_at: START }))).toBeDefined();
    expect(known(profile({ last_order_at: START - 5 * DAY }))).toBeUndefined();
    expect(known(profile({ last_order_at: START - 9 * DAY }, 1), profile({ last_order_at: START }))).toBeUndefined();
    expect(known(profile({ orders: 1 }), profile({ last_order_at: START }, 1, 'b'))).toBeUndefined();
  });
});

it('returns hold back from a refund on, thirty days by default', () => {
  const { why } = suppressing({ returns: true }, [refund(0)]);
  expect(why()).toEqual({ rule: 'returns', text: 'you have sent something back lately' });
  expect(why({ at: 30 * DAY - 1 })).toBeDefined();
  expect(why({ at: 30 * DAY })).toBeUndefined();
  expect(suppressing({ returns: { days: 3 } }, [refund(0)]).why({ at: 3 * DAY })).toBeUndefined();
});

it('complaints hold back while the newest profile has one open', () => {
  const open = (...log: Told[]) => suppressing({ complaints: true }, log).why()?.rule;
  expect(open()).toBeUndefined();
  expect(open(profile({ open_complaints: 1 }))).toBe('complaints');
  expect(open(profile({ open_complaints: 1 }), profile({ orders: 2 }, 1))).toBe('complaints');
  expect(open(profile({ open_complaints: 1 }), profile({ open_complaints: 0 }, 1))).toBeUndefined();
  expect(open(profile({ open_complaints: 0 }, 1), profile({ open_complaints: 1 }))).toBeUndefined();
  expect(open(profile({ orders: 1 }), profile({ open_complaints: 1 }, 1, 'b'))).toBeUndefined();
});

describe('audiences of low probability', () => {
  const after = (score: number, more = {}): Told => ({
    name: 'tick',
    segments: [segment('predictive:likely-buyer', { score, active: false, ...more })],
  });
  const below = { unlikely: { below: { 'predictive:likely-buyer': 0.2 } } } as const;

  it('are by default those in predictive:unlikely-buyer', () => {
    const unlikely = segment('predictive:unlikely-buyer');
    expect(suppressing({ unlikely: true }, [{ name: 'tick', segments: [unlikely] }]).why()?.rule).toBe('unlikely');
    const log = [
      { name: 'tick', segments: [unlikely] },
      { name: 'tick', segments: [{ ...unlikely, active: false }] },
    ];
    expect(suppressing({ unlikely: true }, log).why()).toBeUndefined();
    expect(suppressing(below, [{ name: 'tick', segments: [unlikely] }]).why()).toBeUndefined();
  });

  it('are those whose score is known and too small, until it is a quarter above the limit', () => {
    const held = (...log: Told[]) => suppressing(below, log).why() !== undefined;
    expect(held(after(0.19))).toBe(true);
    expect(held(after(0.2))).toBe(false);
    expect(held(after(0.19), after(0.24))).toBe(true);
    expect(held(after(0.19), after(0.25))).toBe(false);
    expect(held(after(0.19), after(0.25), after(0.24))).toBe(false);
    expect(held(after(0, { known: false }))).toBe(false);
  });
});

describe('frequency', () => {
  const three = [seen('deal'), seen('deal', 1), seen('deal', 2)];

  it('holds back what was seen three times on a day, from the next page on', () => {
    expect(suppressing({ frequency: true }, [page(), ...three]).why()).toBeUndefined();
    expect(suppressing({ frequency: true }, [page(), ...three, page(HOUR)]).why()).toEqual({
      rule: 'frequency',
      text: 'you have seen it often enough',
    });
    expect(suppressing({ frequency: true }, [page(), ...three.slice(1), page(HOUR)]).why()).toBeUndefined();
  });

  it('says on the page itself that it will, so that nothing shows it early on the next', () => {
    expect(suppressing({ frequency: true }, [page(), ...three]).isFleeting()).toBe(true);
    expect(suppressing({ frequency: true }, [page(), ...three.slice(1)]).isFleeting()).toBe(false);
    expect(suppressing({ frequency: true }, [page(), ...three]).isFleeting({ variant: 'other' })).toBe(false);
  });

  it('counts days by the shopper’s calendar, and weeks as seven of them', () => {
    const night: Told = { name: 'page_view', at: 11 * HOUR, params: { utc_offset: 120 } };
    // noon and 23:00 in UTC are two days where the clock is two hours ahead
    expect(suppressing({ frequency: { day: 3 } }, [page(), ...three, page(11 * HOUR)]).why()).toBeDefined();
    const ahead = suppressing({ frequency: { day: 3 } }, [{ ...night, at: 0 }, ...three, night]);
    expect(ahead.why()).toBeUndefined();
    const week = (days: number) => suppressing({ frequency: { week: 3 } }, [page(), ...three, page(days * DAY)]).why();
    expect(week(6)).toBeDefined();
    expect(week(7)).toBeUndefined();
  });

  it('counts visits by the log’s own sessions', () => {
    const visit = { frequency: { visit: 3 } };
    expect(suppressing(visit, [page(), ...three, page(HOUR)]).why()).toBeDefined();
    expect(suppressing(visit, [page(), ...three, { ...page(HOUR), session: 2 }]).why()).toBeUndefined();
  });

  it('counts one variant, or all of a slot', () => {
    const log = [page(), seen('deal'), seen('other'), seen('deal', 0, 'hero'), page(1)];
    expect(suppressing({ frequency: { day: 2 } }, log).why()).toBeUndefined();
    const slot = suppressing({ frequency: { day: 2, of: 'slot' } }, log);
    expect(slot.why()).toBeDefined();
    expect(slot.why({ variant: 'never-seen' })).toBeDefined();
    expect(slot.why({ slot: 'hero' })).toBeUndefined();
  });

  it('does not count the shop’s own content, other promotions, and what the rule is not for', () => {
    const banner: Told = { name: 'view_promotion', params: { promotion_id: 'deal', creative_slot: 'offer' } };
    const log = [page(), seen('default'), banner, seen('other'), page(1)];
    const rule = { day: 1, of: 'slot', only: ['offer.deal'] } as const;
    expect(suppressing({ frequency: rule }, log).why()).toBeUndefined();
    expect(suppressing({ frequency: rule }, [page(), seen('deal'), page(1)]).why()).toBeDefined();
  });

  it('remembers two hundred variants at most', () => {
    const many = Array.from({ length: 1000 }, (_, index) => seen(`v${index}`));
    const { state, why } = suppressing({ frequency: { day: 1 } }, [page(), ...many, page(1)]);
    expect(JSON.stringify(state).length).toBeLessThan(60_000);
    expect(why({ variant: 'v999' })).toBeDefined();
    expect(why({ variant: 'v0' })).toBeUndefined();
  });
});

describe('owned', () => {
  const bought = purchase(0, 'T1', ['K1', 'K2']);

  it('holds back what names a product that was bought, for a year', () => {
    const { why } = suppressing({ owned: true }, [bought]);
    expect(why({ object: kettle })).toEqual({ rule: 'owned', text: 'you have bought it already' });
    expect(why({ object: { ...kettle, id: 'K3' } })).toBeUndefined();
    expect(why({ object: { ...kettle, kind: 'category' } })).toBeUndefined();
    expect(why()).toBeUndefined();
    expect(why({ object: kettle, at: 365 * DAY })).toBeUndefined();
  });

  it('goes by the name where there is no id, as objects do', () => {
    const { why } = suppressing({ owned: true }, [{ name: 'purchase', params: { items: [{ item_name: 'Kettle' }] } }]);
    expect(why({ object: { ...kettle, id: 'Kettle' } })).toBeDefined();
  });

  it('lets go of what was given back, and with it of the whole order where no product is named', () => {
    const held = (params: Told['params'], id: string) =>
      suppressing({ owned: true }, [bought, refund(1, params)]).why({ object: { ...kettle, id } }) !== undefined;
    expect(held({ items: [{ item_id: 'K1' }] }, 'K1')).toBe(false);
    expect(held({ items: [{ item_id: 'K1' }] }, 'K2')).toBe(true);
    expect(held({ transaction_id: 'T1' }, 'K2')).toBe(false);
    expect(held({ transaction_id: 'T2' }, 'K2')).toBe(true);
  });

  it('remembers five hundred products, the latest', () => {
    const log = Array.from({ length: 600 }, (_, index) => purchase(index, `T${index}`, [`I${index}`]));
    const { why } = suppressing({ owned: true }, log);
    const owns = (id: string) => why({ object: { ...kettle, id } }) !== undefined;
    expect([owns('I99'), owns('I100'), owns('I599')]).toEqual([false, true, true]);
  });
});

describe('sensitive pages and minors', () => {
  it('hold back on the pages that the shop names, until the next one', () => {
    const rule = { minors: { paths: ['^/kids(/|$)'] } };
    expect(suppressing(rule, [page(0, 'listing', '/kids/toys')]).why()).toEqual({
      rule: 'minors',
      text: 'this page stays as it is',
    });
    expect(suppressing(rule, [page(0, 'listing', '/kidskin')]).why()).toBeUndefined();
    expect(suppressing(rule, [page(0, 'listing', '/kids'), page(1)]).why()).toBeUndefined();
  });

  it('are by default checkout, account and help', () => {
    const on = (kind: Parameters<typeof page>[1]) => !!suppressing({ sensitivePages: true }, [page(0, kind)]).why();
    expect((['checkout', 'account', 'help', 'home', 'cart'] as const).map(on)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    const own = suppressing({ sensitivePages: { paths: ['/loans'] } }, [page(0, 'checkout')]);
    expect(own.why()).toBeUndefined();
  });

  it('hold back before the first page is known, and are never sure of the next', () => {
    expect(suppressing({ sensitivePages: true }, []).why()).toBeDefined();
    expect(suppressing({ sensitivePages: true }, [page()]).isFleeting()).toBe(true);
  });
});

describe('a rule', () => {
  const log = [purchase(0)];

  it('is for all slots, for those of only, and not for those of except', () => {
    const held = (scope: object, slot: string, variant: string) =>
      suppressing({ recentBuyers: scope }, log).why({ slot, variant }) !== undefined;
    expect(held({}, 'hero', 'deal')).toBe(true);
    expect(held({ only: ['offer', 'hero.sale'] }, 'offer', 'any')).toBe(true);
    expect(held({ only: ['offer', 'hero.sale'] }, 'hero', 'sale')).toBe(true);
    expect(held({ only: ['offer', 'hero.sale'] }, 'hero', 'care')).toBe(false);
    expect(held({ only: ['offer'], except: ['offer.care'] }, 'offer', 'care')).toBe(false);
    expect(held({ except: ['hero'] }, 'hero', 'sale')).toBe(false);
  });

  it('may stand several times, each with its own scope and name', () => {
    const two = suppressing(
      {
        recentBuyers: [
          { days: 3, only: ['hero'] },
          { days: 30, only: ['offer'] },
        ],
      },
      log,
    );
    expect(two.why({ at: 10 * DAY })?.rule).toBe('recentBuyers[1]');
    expect(two.why({ slot: 'hero', at: 10 * DAY })).toBeUndefined();
  });

  it('says why in the language that is asked for', () => {
    const phrases = { ...UNWORDED, clause: (code: string) => `<${code}>` };
    expect(suppressing({ recentBuyers: true }, log).why({ phrases })?.text).toBe('<suppress.order>');
  });
});
