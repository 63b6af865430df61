import { describe, expect, test } from 'vitest';
import type { FeatureVector } from '../../../../src/features/feature-vector.js';
import { noValueCode } from '../../../../src/segments/phrases/no-value.js';
import { FEATURES, LANGUAGES } from './languages.js';

/** What shoppers may be, of whom one feature is 0. */
const SHOPPERS: Readonly<Record<string, FeatureVector>> = {
  'a newcomer': {},
  'a customer of five orders in this browser': {
    'order_days@1': 5,
    'lifetime_purchases@1': 5,
    'days_since_order@1': 200,
    'days_since_first_order@1': 300,
    'sessions@1': 30,
    'returning_visitor@1': 1,
    'cart_quantity@1': 1,
  },
  'a customer of five orders whom only the account knows': { 'known_orders@1': 5, 'known_days_since_order@1': 12 },
};

/** Claims of what somebody has never done, or was, or did today: a 0 does not prove one of them. */
const CLAIMS: Readonly<Record<string, RegExp>> = {
  en: /not ordered|not yet|\byet\b|first time|\btoday\b|you kept|without an offer|is empty|no product you|0 (products|kinds)|ordered 0|visited .* 0 times/,
  de: /noch n(ie|icht)|ersten Mal|\bheute\b|behalten|ohne Angebot|ist leer|kein Produkt, das|nie in diesem Shop|0 Produkte|0 Kategorien|nie besucht|nie bestellt/,
  fr: /pas encore|pas commandé|première visite ici|aujourd’hui|avez gardé|sans offre|est vide|pas un seul|0 produit|0 catégorie|boutique 0 fois/,
  es: /aún no|no has hecho|ningún pedido en esta|primera visita aquí|\bhoy\b|quedado con|sin oferta|está vacía|ningún producto que habías|0 producto|0 categoría|tienda 0 veces/,
  ja: /まだない|初めてのご訪問|今日|本日|返品していない|特典を利用していない|空である|値下げされていない|注文していない|0点|0種類|0回訪問した/,
};
/** Of one visit, or a plain count: there a 0 is what happened. `days_since_first_visit` names the first visit that is known. */
const PLAIN = /^(item_views_per_visit|purchases|searches|distinct_searches|coupon|first_source|days_since_first_visit)/;

describe.each(LANGUAGES.map((phrases) => [phrases.language, phrases] as const))('%s', (language, phrases) => {
  test.each(Object.entries(SHOPPERS))('claims nothing of %s that a feature of 0 does not say', (_, features) => {
    const bold = FEATURES.filter((id) => !PLAIN.test(id) && !features[id])
      .map((id) => `${id}: ${phrases.feature(id, 0, { ...features, [id]: 0 })}`)
      .filter((text) => CLAIMS[language]!.test(text));
    expect(bold).toEqual([]);
  });

  test('tells a customer what orders came to, and when, where the log has some', () => {
    const customer = SHOPPERS['a customer of five orders in this browser']!;
    const none = phrases.feature('order_days@1', 0, {});
    expect(none).toBe(phrases.clause('none.order'));
    for (const id of ['spend_90d@1', 'spend_365d@1', 'lifetime_value@1', 'days_since_order@1'] as const) {
      expect(phrases.feature(id, 0, {})).toBe(none);
      expect(phrases.feature(id, 0, customer)).not.toBe(none);
    }
    expect(phrases.feature('spend_90d@1', 0, customer)).toMatch(/\b0|が0/);
  });

  test('leaves to the account what only the account could tell', () => {
    for (const id of FEATURES.filter((one) => one.startsWith('known_') && one !== 'known_item_share@1')) {
      expect(phrases.feature(id, 0, {})).toBe(phrases.clause('feature.account'));
    }
  });
});

test('a 0 of what a visit has is a value, and so is any 0 beside what proves it', () => {
  expect(noValueCode('searches@1', {})).toBeUndefined();
  expect(noValueCode('known_item_share@1', {})).toBeUndefined();
  expect(noValueCode('order_days_90d@1', { 'order_days@1': 5 })).toBe('none.order-within');
  expect(noValueCode('days_since_order@1', { 'known_orders@1': 5 })).toBe('none.order');
  expect(noValueCode('days_since_order@1', { 'order_days@1': 1 })).toBeUndefined();
  expect(noValueCode('days_since_abandonment@1', { 'abandoned_step@1': 2 })).toBeUndefined();
});

test('the lists of claims would catch what they are for', () => {
  expect(CLAIMS['en']!.test('you have not ordered from this shop yet')).toBe(true);
  expect(CLAIMS['de']!.test('Sie haben noch nie in diesem Shop bestellt')).toBe(true);
  expect(CLAIMS['fr']!.test('vous n’avez pas encore commandé dans cette boutique')).toBe(true);
  expect(CLAIMS['es']!.test('aún no has hecho ningún pedido en esta tienda')).toBe(true);
  expect(CLAIMS['ja']!.test('このショップでのご注文がまだない')).toBe(true);
});
