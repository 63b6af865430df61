import { ago, often } from './de-features.js';
import type { Clause } from './open-phrases.js';

const THINGS: Readonly<Record<string, string>> = {
  item_id: 'Produkte',
  item_name: 'Produkte',
  item_brand: 'Marken',
  item_category: 'Kategorien',
};

const did =
  (done: string, thing: string): Clause =>
  ({ item, count }) =>
    `Sie haben ${item || thing} ${often(Number(count))} ${done}`;
const went =
  (done: string): Clause =>
  ({ count }) =>
    `Sie sind ${often(Number(count))} ${done}`;
const of =
  (done: string, thing: string): Clause =>
  ({ item, count }) =>
    `Sie haben ${often(Number(count))} ${thing} ${item ? `zu ${item} ` : ''}${done}`;

const just =
  (done: string): Clause =>
  ({ count }) =>
    `Sie haben ${often(Number(count))} ${done}`;

/** What is said of the shop's own segments, in German. */
export const own = {
  'own.add_to_cart': did('in den Warenkorb gelegt', 'etwas'),
  'own.add_to_wishlist': did('gemerkt', 'ein Produkt'),
  'own.ago': ({ days }) => `Sie haben das zuletzt ${ago(Number(days))} getan`,
  'own.begin_checkout': went('zur Kasse gegangen'),
  'own.distinct': ({ field = '', count }) => `Sie haben ${count} verschiedene ${THINGS[field] ?? 'Dinge'} beachtet`,
  'own.gallery_interaction': of('angesehen', 'Bilder'),
  'own.hold': () => 'was Sie gerade eben getan haben, zählt noch',
  'own.not': () => 'etwas Bestimmtes haben Sie bisher nicht getan',
  'own.page_view': just('eine solche Seite geöffnet'),
  'own.profile': () => 'Ihr Kundenkonto spricht dafür',
  'own.purchase': just('bestellt'),
  'own.purchase-ago': ({ days }) => `Sie haben zuletzt ${ago(Number(days))} bestellt`,
  'own.remove_from_cart': did('aus dem Warenkorb entfernt', 'etwas'),
  'own.review_read': of('gelesen', 'Bewertungen'),
  'own.score': () => 'Ihre bisherigen Besuche sprechen dafür',
  'own.search': just('gesucht'),
  'own.segment': () => 'dieser Besuch spricht bisher dafür',
  'own.select_promotion': went('einem Angebot gefolgt'),
  'own.sequence': ({ item }) => `was Sie Schritt für Schritt ${item ? `mit ${item} ` : ''}getan haben, spricht dafür`,
  'own.video_start': of('abgespielt', 'ein Video'),
  'own.view_item': did('angesehen', 'ein Produkt'),
  'own.view_item_list': just('eine Produktliste angesehen'),
} as const satisfies Readonly<Record<string, Clause>>;
