import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain } from '../../../../src/capture/plain.js';
import type { Profile } from '../../../../src/capture/profile.js';
import { readDate } from '../../../../src/capture/reading/profile/read-date.js';
import { readProfile } from '../../../../src/capture/reading/profile/read-profile.js';
import { SENSITIVE_TRAITS } from '../../../../src/capture/reading/profile/sensitive-traits.js';
import { sensitiveText } from '../../../../src/capture/reading/privacy/sensitive-text.js';

const NOW = Date.UTC(2026, 10, 22, 12);
const goods = sensitiveText(['talisman']);
const traits = sensitiveText([], SENSITIVE_TRAITS);

function read(said: unknown, anyCustomer = false) {
  const faults: string[] = [];
  const profile = readProfile(said, {
    now: NOW,
    anyCustomer,
    tellsOfGoods: goods,
    tellsOfPerson: (text) => goods(text) || traits(text),
    bad: (code, field) => void faults.push(`${code.slice(8)} ${field}`),
  });
  return { profile, faults };
}
const base = { customer: 'c-1', as_of: '2026-11-20' } as const;
const trait = { value: '35-44', source: 'account form', legal_basis: 'consent', collected_at: '2026-01-05' } as const;

describe('reading a profile', () => {
  it('takes every field of the contract', () => {
    const whole: Profile = {
      ...base,
      orders: 4,
      order_value: 320,
      aov: 80,
      returns: 1,
      return_rate: 0.25,
      support_contacts: 2,
      open_complaints: 0,
      store_orders: 3,
      store_value: 99.5,
      app_sessions: 12,
      push_sent: 8,
      push_opened: 2,
      email_sent: 20,
      email_opened: 10,
      email_clicked: 3,
      loyalty_level: 2,
      loyalty_levels: 4,
      first_order_at: '2024-05-06',
      last_order_at: Date.UTC(2026, 10, 1),
      categories: { Boots: 0.75, 'Rain jackets': 0.25 },
      traits: { age_band: trait, company_size: { ...trait, value: 250, legal_basis: 'legitimate_interests' } },
    };
    const { profile, faults } = read(whole);
    expect(faults).toEqual([]);
    const { customer, as_of: _, categories, traits: told, ...facts } = whole;
    expect(profile).toEqual({
      customer,
      as_of: Date.UTC(2026, 10, 20),
      facts: { ...facts, first_order_at: Date.UTC(2024, 4, 6) },
      categories,
      traits: {
        age_band: { ...trait, collected_at: Date.UTC(2026, 0, 5) },
        company_size: { ...told!['company_size'], collected_at: Date.UTC(2026, 0, 5) },
      },
    });
  });

  it('makes mean order value and return rate of what the same profile says, where they are left out', () => {
    expect(read({ ...base, orders: 4, order_value: '1.200,00 €', returns: 3 }).profile!.facts).toEqual({
      orders: 4,
      order_value: 1200,
      returns: 3,
      aov: 300,
      return_rate: 0.75,
    });
    expect(read({ ...base, orders: 0, order_value: 0 }).profile!.facts).toEqual({ orders: 0, order_value: 0 });
  });

  it('refuses by name what is no field, and keeps the rest', () => {
    const { profile, faults } = read({ ...base, orders: 1, email: 'a@b.example', age: 40, constructor: 1 });
    expect(profile!.facts).toEqual({ orders: 1 });
    expect(faults).toEqual(['unknown profile.email', 'unknown profile.age', 'unknown profile.constructor']);
  });

  it.each([
    ['orders', -1],
    ['orders', 1.5],
    ['orders', Number.NaN],
    ['orders', true],
    ['orders', 1e15],
    ['aov', 'much'],
    ['return_rate', 1.1],
    ['last_order_at', '2027-01-01'],
    ['first_order_at', '2026-02-30'],
    ['first_order_at', 1_700_000_000],
    ['loyalty_level', 3],
    ['categories', 'Boots'],
    ['traits', ['age_band']],
  ])('leaves out %s: %s', (name, value) => {
    const { profile, faults } = read({ ...base, [name]: value });
    expect(profile).toEqual({ customer: 'c-1', as_of: Date.UTC(2026, 10, 20), facts: {} });
    expect(faults).toEqual([`field profile.${name === 'loyalty_level' ? 'loyalty_levels' : name}`]);
  });

  it('takes nothing for an absent field', () => {
    expect(read({ ...base, orders: null, aov: undefined, categories: null, traits: null })).toEqual({
      profile: { customer: 'c-1', as_of: Date.UTC(2026, 10, 20), facts: {} },
      faults: [],
    });
  });

  it.each([
    [undefined, ['field profile']],
    ['c-1', ['field profile']],
    [[base], ['field profile']],
    [{ orders: 3 }, ['field profile.customer', 'field profile.as_of']],
    [{ as_of: NOW, customer: '' }, ['field profile.customer']],
    [{ as_of: NOW, customer: 'anna@shop.example' }, ['field profile.customer']],
    [{ as_of: NOW, customer: '+49 170 1234567' }, ['field profile.customer']],
    [{ as_of: NOW, customer: { id: 1 } }, ['field profile.customer']],
    [{ ...base, as_of: NOW + 120_000 }, ['field profile.as_of']],
    [{ ...base, as_of: 'yesterday' }, ['field profile.as_of']],
  ])('finds no profile in %j', (said, faults) => {
    expect(read(said)).toEqual({ profile: undefined, faults });
  });

  it('takes an address for the customer where only its hash is wanted', () => {
    expect(read({ ...base, customer: 'anna@shop.example' }, true).profile!.customer).toBe('anna@shop.example');
  });
});

describe('traits', () => {
  const one = (given: unknown, name = 'age_band') => read({ ...base, traits: { [name]: given } });

  it.each(['value', 'source', 'legal_basis', 'collected_at'])('are refused without %s', (field) => {
    const { [field as keyof typeof trait]: _, ...rest } = trait;
    expect(one(rest)).toMatchObject({ profile: { facts: {} }, faults: [`field profile.traits.age_band.${field}`] });
    expect(one(rest).profile).not.toHaveProperty('traits');
  });

  it('are refused on a legal basis that is none, and with a date to come', () => {
    expect(one({ ...trait, legal_basis: 'because' }).faults).toEqual(['field profile.traits.age_band.legal_basis']);
    expect(one({ ...trait, collected_at: '2026-12-24' }).faults).toEqual([
      'field profile.traits.age_band.collected_at',
    ]);
    expect(one({ ...trait, value: 'write to anna@shop.example' }).faults).toEqual([
      'field profile.traits.age_band.value',
    ]);
    expect(one('35-44').faults).toEqual(['field profile.traits.age_band']);
    expect(one({ ...trait, note: 'x' })).toMatchObject({
      profile: { traits: { age_band: { value: '35-44' } } },
      faults: ['unknown profile.traits.age_band.note'],
    });
    expect(one(trait, 'Age Band').faults).toEqual(['field profile.traits.Age Band']);
  });

  it.each(['consent', 'contract', 'legal_obligation', 'vital_interests', 'public_task', 'legitimate_interests'])(
    'stand on %s',
    (legal_basis) => {
      expect(one({ ...trait, legal_basis }).faults).toEqual([]);
    },
  );

  it.each([
    'religion',
    'health_status',
    'sexual_orientation',
    'ethnic_origin',
    'union_member',
    'dna',
    'political_party',
    'konfession',
    'gesundheit',
    'handicap',
    'sante',
    'salud',
    'raza',
  ])('are refused by the sensitive name %s', (name) => {
    expect(one(trait, name)).toMatchObject({ faults: [`sensitive profile.traits.${name}`] });
    expect(one(trait, name).profile).not.toHaveProperty('traits');
  });

  it.each(['Catholic', 'diabetic', 'Schwerbehindert', 'évangélique, foi', 'católica', '障害者', '仏壇'])(
    'are refused by the sensitive value %s',
    (value) => {
      expect(one({ ...trait, value }, 'group').faults).toEqual(['sensitive profile.traits.group']);
    },
  );

  it.each(['age_band', 'gender', 'company_size', 'industry', 'household', 'employees', 'city', 'education'])(
    'may be called %s',
    (name) => {
      expect(one(trait, name).faults).toEqual([]);
    },
  );

  it('are 20 at most', () => {
    const many = Object.fromEntries(Array.from({ length: 22 }, (_, n) => [`t${n}`, trait]));
    const { profile, faults } = read({ ...base, traits: many });
    expect(Object.keys(profile!.traits!)).toHaveLength(20);
    expect(faults).toEqual(['field profile.traits.t20', 'field profile.traits.t21']);
  });
});

describe('categories', () => {
  it('leave out what is sensitive, by the dictionary or the shop, without saying it', () => {
    const { profile, faults } = read({ ...base, categories: { Boots: 1, 'Erotic gifts': 2, Talismans: 1, Hats: -1 } });
    expect(profile!.categories).toEqual({ Boots: 1 });
    expect(faults).toEqual([
      'sensitive profile.categories',
      'sensitive profile.categories',
      'field profile.categories.Hats',
    ]);
  });

  it('are 50 at most, and no way into a prototype', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`c${n}`, 1]));
    expect(Object.keys(read({ ...base, categories: many }).profile!.categories!)).toHaveLength(50);
    const { profile } = read({ ...base, categories: JSON.parse('{"__proto__": 1, "Hats": 2}') });
    expect(Object.entries(profile!.categories!)).toEqual([
      ['__proto__', 1],
      ['Hats', 2],
    ]);
  });
});

describe('any profile', () => {
  it('is read without a throw into allow-listed, finite values', () => {
    const said = fc.oneof(
      fc.anything({ withNullPrototype: true, withDate: true, withMap: true }),
      fc.record(
        {
          customer: fc.oneof(fc.constant('c'), fc.anything()),
          as_of: fc.oneof(fc.constant(NOW), fc.anything()),
          orders: fc.anything(),
          aov: fc.oneof(fc.double(), fc.string()),
          categories: fc.dictionary(fc.string(), fc.anything()),
          traits: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.oneof(fc.constant(trait), fc.anything())),
        },
        { requiredKeys: ['customer', 'as_of'] },
      ),
    );
    fc.assert(
      fc.property(said, (given) => {
        const { profile } = read(plain(given));
        if (!profile) return;
        expect(Object.keys(profile).every((key) => /^(customer|as_of|facts|categories|traits)$/.test(key))).toBe(true);
        expect(Object.values(profile.facts).every((fact) => Number.isFinite(fact) && fact >= 0)).toBe(true);
        expect(Object.values(profile.categories ?? {}).every((share) => Number.isFinite(share) && share >= 0)).toBe(
          true,
        );
        for (const kept of Object.values(profile.traits ?? {}))
          expect(Object.keys(kept).toSorted()).toEqual(['collected_at', 'legal_basis', 'source', 'value']);
      }),
    );
  });
});

describe('reading a date', () => {
  it.each([
    ['2026-11-22', Date.UTC(2026, 10, 22)],
    ['2026-11-22T10:00:00Z', Date.UTC(2026, 10, 22, 10)],
    ['2026-11-22T10:00:00.5+02:00', Date.UTC(2026, 10, 22, 8) + 500],
    // where the day has begun already
    ['2026-11-23', Date.UTC(2026, 10, 23)],
    [NOW, NOW],
  ])('takes %s', (said, time) => expect(readDate(said, NOW)).toBe(time));

  it.each([
    '2026-11-24',
    '2026-11-22T10:00:00',
    '22.11.2026',
    '2026-13-01',
    '',
    '1',
    NOW + 61_000,
    0,
    NaN,
    Infinity,
    null,
    {},
    true,
  ])('takes no %s', (said) => expect(readDate(said, NOW)).toBeUndefined());
});
