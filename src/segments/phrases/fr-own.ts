import { ago, often } from './fr-features.js';
import type { Clause } from './open-phrases.js';

const THINGS: Readonly<Record<string, string>> = {
  item_id: 'produits',
  item_name: 'produits',
  item_brand: 'marques',
  item_category: 'catégories',
};

const did =
  (done: string, thing: string, where = ''): Clause =>
  ({ item, count }) =>
    `vous avez ${done} ${item || thing}${where} ${often(Number(count))}`;
const of =
  (done: string): Clause =>
  ({ item, count }) =>
    `vous avez ${done} ${item ? `pour ${item} ` : ''}${often(Number(count))}`;

const just =
  (done: string): Clause =>
  ({ count }) =>
    `vous avez ${done} ${often(Number(count))}`;

/** What is said of the shop's own segments, in French. */
export const own = {
  'own.add_to_cart': did('ajouté', 'un produit', ' au panier'),
  'own.add_to_wishlist': did('enregistré', 'un produit'),
  'own.ago': ({ days }) => `la dernière fois date d’${ago(Number(days))}`,
  'own.begin_checkout': just('ouvert la caisse'),
  'own.distinct': ({ field = '', count }) => `vous avez consulté ${count} ${THINGS[field] ?? 'choses'}`,
  'own.gallery_interaction': of('regardé des photos'),
  'own.hold': () => 'votre action d’il y a un instant compte encore',
  'own.not': () => 'certaines actions n’ont pas encore eu lieu',
  'own.page_view': just('ouvert une telle page'),
  'own.profile': () => 'votre compte client va dans ce sens',
  'own.purchase': just('commandé'),
  'own.purchase-ago': ({ days }) => `votre dernière commande date d’${ago(Number(days))}`,
  'own.remove_from_cart': did('retiré', 'un produit', ' du panier'),
  'own.review_read': of('lu des avis'),
  'own.score': () => 'vos visites jusqu’ici vont dans ce sens',
  'own.search': just('fait une recherche'),
  'own.segment': () => 'cette visite va jusqu’ici dans ce sens',
  'own.select_promotion': just('suivi une offre'),
  'own.sequence': ({ item }) => `vos actions successives${item ? ` avec ${item}` : ''} vont dans ce sens`,
  'own.video_start': of('lancé une vidéo'),
  'own.view_item': did('regardé', 'un produit'),
  'own.view_item_list': just('parcouru une liste de produits'),
} as const satisfies Readonly<Record<string, Clause>>;
