import type { About, Phrases } from '../../../../src/segments/phrases/phrases.js';
import { phrases as de } from '../../../../src/segments/phrases/de.js';
import { CLAUSES, type ClauseCode } from '../../../../src/segments/phrases/en-clauses.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import { phrases as es } from '../../../../src/segments/phrases/es.js';
import { phrases as fr } from '../../../../src/segments/phrases/fr.js';
import { phrases as ja } from '../../../../src/segments/phrases/ja.js';
import { ALL_FEATURES } from '../../../../src/rulebook.js';

/** All codes of clauses. */
export const CODES = Object.keys(CLAUSES) as readonly ClauseCode[];

export const LANGUAGES: readonly Phrases[] = [en, de, fr, es, ja];
export const TRANSLATIONS = LANGUAGES.slice(1);
export const FEATURES = ALL_FEATURES.ids;

/** The names that some clauses know: whatever else they are given is a shop's own word. */
export const NAMES: Readonly<Record<string, readonly string[]>> = {
  'context.device': ['phone', 'tablet', 'desktop'],
  'context.daypart': ['morning', 'afternoon', 'evening', 'night'],
  'context.weather': ['clear', 'cloudy', 'rain', 'snow', 'storm', 'fog', 'hot', 'cold'],
  'context.arrival': ['direct', 'internal', 'search', 'social', 'email', 'paid', 'referral'],
  'context.connection': ['slow', 'saving', 'fast'],
};
const FIELDS = ['item_id', 'item_name', 'item_brand', 'item_category'];
const COUNTS = [1, 2, 3, 40];

/** What a clause may be given: words for whatever reads like a name, the number for all else. */
export function sample(code: string, place = 0): { about: About; asked: Set<string> } {
  const asked = new Set<string>();
  const names = NAMES[code];
  const value = (key: string): string | number => {
    if (key === 'name' && names) return names[place % names.length]!;
    if (key === 'field') return FIELDS[place % FIELDS.length]!;
    if (/^(name|item|brand|events|segment|label|category)$/.test(key)) return 'Quux';
    return COUNTS[place % COUNTS.length]!;
  };
  const about = new Proxy({} as Record<string, string | number>, {
    get: (_, key) => (typeof key === 'string' ? (asked.add(key), value(key)) : undefined),
  });
  return { about, asked };
}

/** Every clause of a language that its codes and features can give. */
export function allClauses({ clause, feature }: Phrases): readonly { from: string; text: string }[] {
  const places = [...Array.from({ length: 8 }).keys()];
  return [
    ...CODES.flatMap((code) => places.map((place) => ({ from: code, text: clause(code, sample(code, place).about) }))),
    ...FEATURES.flatMap((id) =>
      [0, 0.4, 1, 2, 7, 75, 421.5].flatMap((value) => [
        { from: `${id} ${value}`, text: feature(id, value, {}) },
        { from: `${id} ${value}`, text: feature(id, value, { 'sale_views@1': 2, 'order_days@1': 3 }) },
      ]),
    ),
  ];
}
