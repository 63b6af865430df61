import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../src/capture/reading/fields/normalise.js';
import { openProfiles, type ProfileMemory } from '../../../../src/capture/reading/profile/open-profiles.js';
import type { ShopEvent } from '../../../../src/capture/shop-event.js';
import { explain } from '../../../../src/explain.js';
import type { Trouble } from '../../../../src/lib/report.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

/** A document, and of whom. */
type Said = Readonly<{ of?: string }> & Readonly<Record<string, unknown>>;

function open({ hashed = [] as string[], salt = 'grant' } = {}) {
  const problems: Trouble[] = [];
  const counted: string[] = [];
  const profiles = openProfiles({
    hashed: new Set(hashed),
    sensitive: [],
    report: (problem) => void problems.push(problem as Trouble),
    count: (what, which) => void counted.push(`${what} ${which}`),
  });
  const memory: ProfileMemory = { values: new Map() };
  const kept: ShopEvent[] = [];
  const keep = (event: ShopEvent | undefined) => (event && kept.push(event), event);
  const identify = async (said: object) => keep(await profiles.take(memory, { said, at: NOW, salt }));
  const sign = async (id: string, minutes: number, { of: customer = 'c-1', ...said }: Said) => {
    const signed = { customer, id, at: NOW + minutes * 60_000, profile: said };
    return keep(await profiles.take(memory, { signed, at: NOW, salt }));
  };
  const codes = () => problems.map(({ code }) => code);
  const values = () => Object.fromEntries([...memory.values].map(([name, { value }]) => [name, value]));
  return { identify, sign, codes, problems, memory, values, kept, profiles, counted };
}
const ago = (days: number) => NOW - days * DAY;

describe('profiles on one device', () => {
  it('keep the customer as a keyed hash only', async () => {
    const one = open();
    await one.identify({ customer: 'c-1', as_of: ago(1), orders: 3 });
    expect(one.kept).toEqual([
      {
        name: 'profile_update',
        at: NOW,
        params: {
          profile: { customer: expect.stringMatching(/^h:[0-9a-f]{16}$/), as_of: ago(1), facts: { orders: 3 } },
        },
      },
    ]);
    const other = open({ salt: 'another grant' });
    await other.identify({ customer: 'c-1', as_of: ago(1), orders: 3 });
    expect(other.memory.owner).not.toBe(one.memory.owner);
    const hashed = open({ hashed: ['customer'] });
    expect(await hashed.identify({ customer: 'anna@shop.example', as_of: ago(1) })).toBeDefined();
    expect(JSON.stringify(hashed.kept)).not.toContain('anna');
  });

  it('refuse another customer whole, change nothing, and say what to do', async () => {
    const { identify, sign, codes, values, kept, problems, counted } = open();
    await identify({ customer: 'c-1', as_of: ago(2), orders: 3 });
    expect(await identify({ customer: 'c-2', as_of: ago(0), orders: 9, store_orders: 1 })).toBeUndefined();
    expect(await sign('j1', 0, { of: 'c-2', orders: 9 })).toBeUndefined();
    expect(await sign('j2', 0, { customer: 'c-2', orders: 9 })).toBeUndefined();
    expect(values()).toEqual({ orders: 3 });
    expect(kept).toHaveLength(1);
    expect(codes()).toEqual(['profile-conflict', 'profile-conflict', 'profile-conflict']);
    expect(explain(problems[0]!).message).toContain('vitrine.erase()');
    expect(counted).toEqual(['fates kept', 'fates refused', 'fates refused', 'fates refused']);
  });

  it('take of each field the newest, and ignore what is told again, or older', async () => {
    const { identify, codes, values, kept } = open();
    await identify({ customer: 'c-1', as_of: ago(2), orders: 3, aov: 50 });
    expect(await identify({ customer: 'c-1', as_of: ago(2), orders: 3, aov: 50 })).toBeUndefined();
    expect(await identify({ customer: 'c-1', as_of: ago(2), orders: 4 })).toBeUndefined();
    expect(await identify({ customer: 'c-1', as_of: ago(3), orders: 2 })).toBeUndefined();
    expect(await identify({ customer: 'c-1', as_of: ago(3), orders: 2, store_orders: 1 })).toBeDefined();
    expect(await identify({ customer: 'c-1', as_of: ago(1), orders: 5 })).toBeDefined();
    expect(values()).toEqual({ orders: 5, aov: 50, store_orders: 1 });
    expect(kept).toHaveLength(3);
    expect(codes()).toEqual([]);
  });

  it('know a customer of whom nothing else is told', async () => {
    const { identify, codes } = open();
    expect(await identify({ customer: 'c-1', as_of: ago(1) })).toBeDefined();
    expect(await identify({ customer: 'c-1', as_of: ago(0) })).toBeUndefined();
    await identify({ customer: 'c-2', as_of: ago(0) });
    expect(codes()).toEqual(['profile-conflict']);
  });

  it('ignore a signed document that came before, and refuse an older one', async () => {
    const { sign, codes, values, kept } = open();
    expect(await sign('j1', -60, { as_of: ago(2), orders: 3 })).toBeDefined();
    expect(await sign('j1', -60, { as_of: ago(2), orders: 3 })).toBeUndefined();
    // the same id signed anew, and another id of the same second, are no news either
    expect(await sign('j1', -30, { as_of: ago(1), orders: 8 })).toBeUndefined();
    expect(await sign('j2', -60, { as_of: ago(1), orders: 8 })).toBeUndefined();
    expect(codes()).toEqual([]);
    expect(await sign('j0', -90, { as_of: ago(1), orders: 9 })).toBeUndefined();
    expect(codes()).toEqual(['profile-stale']);
    expect(await sign('j3', -10, { orders: 4 })).toBeDefined();
    expect(values()).toEqual({ orders: 4 });
    expect(kept.map(({ params }) => params.profile!.signed)).toEqual([
      { id: expect.stringMatching(/^h:/), at: NOW - 3_600_000 },
      { id: expect.stringMatching(/^h:/), at: NOW - 600_000 },
    ]);
  });

  it('learn from the log what another tab, or the page before, was told', async () => {
    const before = open();
    await before.identify({ customer: 'c-1', as_of: ago(2), orders: 3 });
    await before.sign('j1', -60, { orders: 4 });
    const now = open();
    now.profiles.learn(now.memory, [{ name: 'page_view', at: 0, params: {} }, ...before.kept]);
    expect(now.memory).toEqual(before.memory);
    expect(await now.sign('j1', -60, { orders: 4 })).toBeUndefined();
    await now.identify({ customer: 'c-2', as_of: ago(0), orders: 1 });
    expect(now.codes()).toEqual(['profile-conflict']);
  });

  it('come back from an export as they were kept', async () => {
    const { identify, sign, kept } = open();
    await identify({
      customer: 'c-1',
      as_of: ago(2),
      orders: 3,
      last_order_at: ago(9),
      categories: { Boots: 1 },
      traits: { age_band: { value: '35-44', source: 'form', legal_basis: 'consent', collected_at: ago(5) } },
    });
    await sign('j1', -60, { aov: 4 });
    for (const { name, at, params } of kept) {
      const read = normalise(name, JSON.parse(JSON.stringify(params)), { at });
      expect(read).toEqual({ event: { name, at, params }, problems: [] });
    }
    const bad = normalise('profile_update', { profile: { customer: 'anna', as_of: 5 } }, { at: NOW });
    expect(bad.event?.params).toEqual({});
    expect(bad.problems).toMatchObject([{ code: 'event-malformed', field: 'profile' }]);
  });
});

describe('any sequence of profiles', () => {
  const said = fc.record({
    customer: fc.constantFrom('c-1', 'c-2'),
    days: fc.nat(6),
    orders: fc.option(fc.nat(9), { nil: undefined }),
    store_orders: fc.option(fc.nat(9), { nil: undefined }),
  });
  it('never mixes two customers, and ends with the newest of the first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 10 }), async (all) => {
        const device = open();
        for (const { days, ...rest } of all) await device.identify({ ...rest, as_of: ago(days) });
        const own = all.filter(({ customer }) => customer === all[0]!.customer);
        const newest = (name: 'orders' | 'store_orders') => {
          const told = own.filter((one) => one[name] !== undefined);
          const days = Math.min(...told.map((one) => one.days));
          return told.find((one) => one.days === days)?.[name];
        };
        const expected = { orders: newest('orders'), store_orders: newest('store_orders') };
        expect({ orders: undefined, store_orders: undefined, ...device.values() }).toEqual(expected);
        expect(new Set(device.kept.map(({ params }) => params.profile!.customer)).size).toBe(1);
        expect(device.codes().includes('profile-conflict')).toBe(own.length < all.length);
        // what the log holds says the same
        const again = open();
        again.profiles.learn(again.memory, device.kept);
        expect(again.memory).toEqual(device.memory);
      }),
      { numRuns: 60 },
    );
  });
});
