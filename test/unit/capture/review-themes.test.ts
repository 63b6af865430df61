import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/capture/reading/fields/normalise.js';
import { REVIEW_THEMES_DICTIONARY } from '../../../src/capture/review-themes-dictionary.js';
import { themeForms } from '../../../src/capture/review-themes-forms.js';
import { themesOf } from '../../../src/capture/review-themes.js';

/** The themes that a text speaks of, without the zeros. */
function spoken(text: string): Record<string, number> {
  const counts = Object.entries(themesOf(text)).filter(([, count]) => count > 0);
  return Object.fromEntries(counts.map(([theme, count]) => [theme.replace('theme_', ''), count]));
}

const NONE = { theme_quality: 0, theme_value: 0, theme_fit: 0, theme_style: 0, theme_service: 0, theme_durability: 0 };

describe('reviews as people write them', () => {
  it.each([
    // English
    ['The fabric feels premium and the stitching is flawless.', { quality: 3 }],
    ['Runs a size small, too tight around the waist. I had to exchange it.', { fit: 3, service: 1 }],
    ['Great value for money, but the colour faded after two washes.', { value: 2, style: 1, durability: 2 }],
    ['Arrived late and customer service never answered. Still no refund!', { service: 3 }],
    ['Gorgeous design, I get compliments all day.', { style: 2 }],
    ['I bought this last week and wear it every day.', {}],
    // German
    ['Sehr gute Qualität, der Stoff ist weich und sauber verarbeitet.', { quality: 3 }],
    ['Preis-Leistung stimmt, für das Geld wirklich günstig.', { value: 3 }],
    ['Die Größe passt, nur die Ärmel sind etwas eng.', { fit: 4 }],
    ['Groesse M faellt klein aus, Umtausch war problemlos.', { fit: 1, service: 1 }],
    ['Nach dem dritten Waschen eingelaufen und voller Löcher.', { durability: 3 }],
    ['Lieferung schnell, Verpackung ordentlich. Das ist schon gut.', { service: 2 }],
    ['Tolle Farben und ein schickes Muster.', { style: 3 }],
    // French
    ['Très bon tissu, belles finitions, un vrai plaisir.', { quality: 2, style: 1 }],
    ['Taille petit, la coupe est trop serrée aux épaules.', { fit: 3 }],
    ["Trop chère pour ce que c'est, le prix devrait baisser.", { value: 2 }],
    ['La livraison a pris trois semaines et le vendeur ne répond pas.', { service: 2 }],
    ['Déchirée après un seul lavage, pas solide du tout.', { durability: 3 }],
    // Spanish
    ['La tela es de muy buena calidad y las costuras están perfectas.', { quality: 3 }],
    ['Por ese precio está muy bien, es barata y con descuento más.', { value: 3 }],
    ['Pedí mi talla y me queda estrecho de cintura.', { fit: 3 }],
    ['El envio tardo un mes y el paquete llego abierto.', { service: 3 }],
    ['Se rompió al primer lavado, nada resistente. Una pena, porque el diseño es bonito.', { durability: 3, style: 2 }],
    // Japanese
    ['生地がしっかりしていて縫製も丁寧です。', { quality: 2 }],
    ['サイズがぴったりで着心地も良いです。', { fit: 3 }],
    ['値段の割に作りが良く、コスパ最高！', { value: 2, quality: 1 }],
    ['注文した翌日に届きました。梱包も丁寧で対応が早いです。', { service: 3 }],
    ['一度の洗濯で色落ちして、すぐに破れました。', { durability: 3 }],
    ['丈夫でデザインもかわいい。ＳＩＺＥもfitしています。', { durability: 1, style: 2, fit: 2 }],
  ])('%s', (text, expected) => {
    expect(spoken(text)).toEqual(expected);
  });

  it('counts what is denied as what is said: words are read, not opinions', () => {
    expect(themesOf('The quality is not good.')).toEqual(themesOf('The quality is good.'));
  });

  it('finds whole words only where words are spaced', () => {
    expect(spoken('benefits of outfits, resized, worthwhile, unfashionable')).toEqual({});
  });

  it('reads accents and capitals alike, and umlauts written out', () => {
    expect(spoken('QUALITÉ qualite Qualität QUALITAET qualita\u0308t')).toEqual({ quality: 5 });
    expect(spoken('GRÖSSE Größe groesse')).toEqual({ fit: 3 });
  });

  it('counts a longer word once, not the shorter one inside it', () => {
    expect(spoken('色落ち')).toEqual({ durability: 1 });
    expect(spoken('丈夫')).toEqual({ durability: 1 });
  });

  it('stops at 99, and after 50,000 characters', () => {
    expect(spoken('quality '.repeat(500))).toEqual({ quality: 99 });
    expect(spoken(`${' '.repeat(50_000)}quality`)).toEqual({});
  });
});

const words = REVIEW_THEMES_DICTIONARY.flatMap(({ words: byTheme }) =>
  Object.entries(byTheme).flatMap(([theme, listed]) => listed.split(' ').map((word) => ({ theme, word }))),
);

describe('the dictionary', () => {
  it('knows every theme in every language', () => {
    for (const { words: byTheme } of REVIEW_THEMES_DICTIONARY) {
      expect(Object.keys(byTheme)).toEqual(['quality', 'value', 'fit', 'style', 'service', 'durability']);
      for (const listed of Object.values(byTheme)) expect(listed).toMatch(/^=?\S+( =?\S+){5,}$/);
    }
  });

  it('gives each word to its own theme and to no other', () => {
    for (const { theme, word } of words)
      expect({ word, ...spoken(word.replace('=', '')) }).toEqual({ word, [theme]: 1 });
  });

  it('lets no form of a word stand for two themes, whichever the language', () => {
    const seen = new Map<string, string>();
    const clashes: string[] = [];
    for (const language of REVIEW_THEMES_DICTIONARY) {
      for (const [form, theme] of themeForms(language)) {
        if ((seen.get(form) ?? theme) !== theme) clashes.push(`${form}: ${seen.get(form)}, ${theme}`);
        seen.set(form, theme);
      }
    }
    expect(clashes).toEqual([]);
    expect(seen.size).toBeGreaterThan(1000);
  });

  it('holds no word of everyday speech that only looks like one of its own', () => {
    const everyday =
      'use care schon livre already last one grand groß großer halt mode como para pour long wear on we the und der les las';
    expect(spoken(everyday)).toEqual({});
  });
});

describe('any text', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...words.map(({ word }) => word)), fc.string({ maxLength: 6 })), {
        maxLength: 300,
      })
      .map((parts) => parts.join(' ')),
  );

  it('gives whole numbers from 0 to 99 that an event keeps, and nothing of the text', () => {
    fc.assert(
      fc.property(any, (text) => {
        const counts = themesOf(text);
        expect(Object.keys(counts)).toEqual(Object.keys(NONE));
        for (const count of Object.values(counts))
          expect(Number.isInteger(count) && count >= 0 && count <= 99).toBe(true);
        expect(normalise('review_read', counts, { at: 5 })).toEqual({
          event: { name: 'review_read', at: 5, params: counts },
          problems: [],
        });
      }),
    );
  });

  it('is read the same twice, and adds up over paragraphs', () => {
    const short = fc.array(fc.constantFrom(...words.map(({ word }) => word)), { maxLength: 40 });
    fc.assert(
      fc.property(short, short, (one, other) => {
        const [first, second] = [one.join(' '), other.join(' ')];
        const sum = Object.entries(themesOf(second)).map(([theme, count]) => [
          theme,
          count + themesOf(first)[theme as keyof typeof NONE],
        ]);
        expect(themesOf(`${first}\n${second}`)).toEqual(Object.fromEntries(sum));
      }),
    );
  });

  it.each([[undefined], [null], [7], [{}], [Symbol('x')]])('that is none counts as empty: %s', (text) => {
    expect(themesOf(text as unknown as string)).toEqual(NONE);
  });
});
