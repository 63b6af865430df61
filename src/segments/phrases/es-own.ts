import { ago, often } from './es-features.js';
import type { Clause } from './open-phrases.js';

const THINGS: Readonly<Record<string, string>> = {
  item_id: 'productos',
  item_name: 'productos',
  item_brand: 'marcas',
  item_category: 'categorías',
};

const did =
  (done: string, thing: string, where = ''): Clause =>
  ({ item, count }) =>
    `has ${done} ${item || thing}${where} ${often(Number(count))}`;
const of =
  (done: string): Clause =>
  ({ item, count }) =>
    `has ${done} ${item ? `de ${item} ` : ''}${often(Number(count))}`;

const just =
  (done: string): Clause =>
  ({ count }) =>
    `has ${done} ${often(Number(count))}`;

/** What is said of the shop's own segments, in Spanish. */
export const own = {
  'own.add_to_cart': did('puesto', 'algo', ' en la cesta'),
  'own.add_to_wishlist': did('guardado', 'un producto'),
  'own.ago': ({ days }) => `la última vez fue ${ago(Number(days))}`,
  'own.begin_checkout': just('pasado por caja'),
  'own.distinct': ({ field = '', count }) => `has consultado ${count} ${THINGS[field] ?? 'cosas'}`,
  'own.gallery_interaction': of('mirado fotos'),
  'own.hold': () => 'lo que has hecho hace un momento aún cuenta',
  'own.not': () => 'hay algo que aún no has hecho',
  'own.page_view': just('abierto una página así'),
  'own.profile': () => 'tu cuenta de cliente lo indica',
  'own.purchase': just('hecho un pedido'),
  'own.purchase-ago': ({ days }) => `hiciste tu último pedido ${ago(Number(days))}`,
  'own.remove_from_cart': did('quitado', 'algo', ' de la cesta'),
  'own.review_read': of('leído opiniones'),
  'own.score': () => 'tus visitas hasta ahora lo indican',
  'own.search': just('buscado'),
  'own.segment': () => 'esta visita lo indica hasta ahora',
  'own.select_promotion': just('seguido una oferta'),
  'own.sequence': ({ item }) => `lo que has hecho paso a paso${item ? ` con ${item}` : ''} lo indica`,
  'own.video_start': of('visto un vídeo'),
  'own.view_item': did('mirado', 'un producto'),
  'own.view_item_list': just('recorrido una lista de productos'),
} as const satisfies Readonly<Record<string, Clause>>;
