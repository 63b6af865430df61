import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { PHRASE_LANGUAGES, phraseLanguage } from '../../../../src/segments/phrases/languages.js';
import { allClauses, CODES, FEATURES, LANGUAGES, sample, TRANSLATIONS } from './languages.js';

test('there is a file for each language', () => {
  expect(LANGUAGES.map(({ language }) => language).toSorted()).toEqual([...PHRASE_LANGUAGES].toSorted());
});

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE_ch', 'de'],
  ['ja-JP', 'ja'],
  ['fr-CA', 'fr'],
  ['es-419', 'es'],
  [' es ', 'es'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['est', 'en'],
  ['deu', 'en'],
  ['pt-BR', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('the tag %s is told in %s', (tag, language) => {
  expect(phraseLanguage(tag)).toBe(language);
});

describe.each(LANGUAGES.map((phrases) => [phrases.language, phrases] as const))('%s', (language, phrases) => {
  const general = phrases.clause('nothing.such');

  test('says nothing that is broken', () => {
    const broken = /undefined|NaN|Infinity|\[object|null|true|false| {2}|^ | $|[.。]$|^.{0,3}$/;
    expect(allClauses(phrases).filter(({ text }) => broken.test(text))).toEqual([]);
  });

  test('has words of its own for every code', () => {
    expect(CODES.filter((code) => phrases.clause(code, sample(code).about) === general)).toEqual([]);
  });

  test('has words for every feature, and names none by its id', () => {
    const told = FEATURES.map((id) => ({ id, text: phrases.feature(id, 3, {}) }));
    const bad = ({ id, text }: (typeof told)[number]) =>
      text === general || text.includes(id) || /[a-z]_[a-z]/.test(text);
    expect(told.filter(bad)).toEqual([]);
  });

  test('puts a clause into one sentence', () => {
    const { because, everyone, default: unchanged } = phrases.sentences!;
    for (const text of [everyone, unchanged, because(), ...allClauses(phrases).map((one) => because(one.text))]) {
      expect(text).toMatch(language === 'ja' ? /^[^。]+。$/ : /^\p{Lu}.*[^.]\.$/u);
    }
    expect(because()).toBe(because(general));
  });

  test('says the same again for the same value, and another thing for another', () => {
    const [once, twice] = [1, 2].map((value) => phrases.feature('searches@1', value, {}));
    expect(once).not.toBe(twice);
    expect(phrases.feature('searches@1', 1, {})).toBe(once);
    expect(phrases.feature('sale_share@1', 0.5, { 'sale_views@1': 2 })).not.toBe(
      phrases.feature('sale_share@1', 0.5, { 'sale_views@1': 4 }),
    );
  });
});

describe.each(TRANSLATIONS.map((phrases) => [phrases.language, phrases] as const))(
  '%s, beside English,',
  (_, phrases) => {
    test('says every clause in other words, of the same things', () => {
      for (const code of CODES) {
        for (const place of [0, 1, 2, 3]) {
          const [ours, theirs] = [sample(code, place), sample(code, place)];
          const [said, english] = [phrases.clause(code, ours.about), en.clause(code, theirs.about)];
          expect({ code, said }).not.toEqual({ code, said: english });
          expect([code, ...[...ours.asked].toSorted()]).toEqual([code, ...[...theirs.asked].toSorted()]);
        }
      }
    });

    test('says no feature in English, and a number wherever English says one', () => {
      const said = FEATURES.map((id) => ({ id, ours: phrases.feature(id, 7, {}), english: en.feature(id, 7, {}) }));
      expect(said.filter(({ ours, english }) => ours === english || /\d/.test(ours) !== /\d/.test(english))).toEqual(
        [],
      );
    });
  },
);

const because = (place: number, clause: string) => LANGUAGES[place]!.sentences!.because(clause);

test.each([
  [1, 'searches@1', 0, 'Der Grund: Sie haben bei diesem Besuch nie gesucht.'],
  [1, 'searches@1', 2, 'Der Grund: Sie haben bei diesem Besuch zweimal gesucht.'],
  [1, 'searches@1', 3, 'Der Grund: Sie haben bei diesem Besuch 3-mal gesucht.'],
  [1, 'product_pages@1', 1, 'Der Grund: Sie haben bei diesem Besuch 1 Shopseite geöffnet.'],
  [1, 'product_pages@1', 5, 'Der Grund: Sie haben bei diesem Besuch 5 Shopseiten geöffnet.'],
  [1, 'days_since_order@1', 426, 'Der Grund: Ihre letzte Bestellung war vor 14 Monaten.'],
  [2, 'searches@1', 0, 'Parce que vous n’avez pas utilisé la recherche pendant cette visite.'],
  [2, 'searches@1', 1, 'Parce que vous avez utilisé la recherche une fois pendant cette visite.'],
  [2, 'cart_quantity@1', 2, 'Parce que vous avez 2 produits dans votre panier.'],
  [2, 'order_days@1', 0, 'Parce qu’aucune commande passée depuis ce navigateur n’est connue.'],
  [2, 'days_since_order@1', 426, 'Parce que votre dernière commande date d’il y a 14 mois.'],
  [3, 'searches@1', 1, 'Porque has buscado una vez en esta visita.'],
  [3, 'searches@1', 3, 'Porque has buscado 3 veces en esta visita.'],
  [3, 'days_since_order@1', 426, 'Porque hiciste tu último pedido hace 14 meses.'],
  [4, 'searches@1', 0, '今回のご訪問で検索していないためです。'],
  [4, 'searches@1', 2, '今回のご訪問で2回検索したためです。'],
  [4, 'cart_quantity@1', 2, 'カートに商品が2点あるためです。'],
] as const)('language %d says %s of %d as "%s"', (...[place, id, value, text]) => {
  expect(because(place, LANGUAGES[place]!.feature(id, value, {}))).toBe(text);
});

test.each([
  ['days_since_order@1', 0, {}, 'no order is known from this browser'],
  ['days_since_order@1', 0, { 'order_days@1': 1 }, 'your last order was today'],
  ['days_since_order@1', 1, {}, 'your last order was 1 day ago'],
  ['days_since_order@1', 426, {}, 'your last order was 14 months ago'],
  ['days_since_order@1', 800, {}, 'your last order was 2 years ago'],
  ['visits_per_week@1', 1, {}, 'you visit this shop about 1 time a week'],
  ['visits_per_week@1', 1.44, {}, 'you visit this shop about 1.4 times a week'],
  ['step_2@1', 35, {}, 'what you did 1 step ago speaks for it'],
] as const)('English says %s of %d with %j as "%s"', (...[id, value, features, text]) => {
  expect(en.feature(id, value, features)).toBe(text);
});

test('whatever code is asked for by name has words', () => {
  const asked = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('/phrases/'))
    .flatMap((name) => readFileSync(join('src', name), 'utf8').match(/(?<=\bclause\(\s*')[a-z._-]+(?=')/g) ?? []);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((code) => !(CODES as readonly string[]).includes(code))).toEqual([]);
});
