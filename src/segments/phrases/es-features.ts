import { openNumbers } from './numbers.js';
import type { Text } from './open-phrases.js';
import type { Translation } from './open-translation.js';

export const { ago, days, duration, one, percent, rough, whole } = openNumbers('es');

/** «1 producto», «2 productos». */
export const unit = (value: number, single: string, many = `${single}s`): string =>
  `${rough(value)} ${one(value) ? single : many}`;

/** «una vez», «2 veces». */
export const often = (value: number): string => (value === 1 ? 'una vez' : `${whole(value)} veces`);

const VISIT = 'en esta visita';

/** «has buscado 2 veces», «no has buscado». */
const did =
  (done: string): Text =>
  (value) =>
    `${value ? `has ${done} ${often(value)}` : `no has ${done}`} ${VISIT}`;
const pages =
  (kind: string): Text =>
  (value) =>
    `${value ? `has abierto ${unit(value, `página ${kind}`, `páginas ${kind}`)}` : `no has abierto páginas ${kind}`} ${VISIT}`;
const spent =
  (where: string): Text =>
  (value) =>
    `has pasado ${duration(value)} ${where}`;
const within =
  (length: number): Text =>
  (value) =>
    `has hecho pedidos ${often(value)} en los últimos ${length} días`;
const ordered: Text = (value) => `has hecho pedidos en esta tienda ${often(value)}`;
const dated =
  (which: string): Text =>
  (value) =>
    `hiciste tu ${which} pedido ${ago(value)}`;
const came =
  (which: string): Text =>
  (value) =>
    `${which} a ${whole(value)}`;
const returned: Text = (value) => `has devuelto el ${percent(value)} de tus pedidos`;
const theme =
  (name: string): Text =>
  (value) =>
    `${value ? 'has' : 'no has'} leído opiniones que hablan ${name}`;
const share =
  (which: string): Text =>
  (value) =>
    `el ${percent(value)} ${which}`;
const gap = (value: number, which: string) => `entre tus ${which} suele haber unos ${days(Math.max(2, value))}`;
const known =
  (now: string): Text =>
  () =>
    `un producto que habías visto ${now}`;

/** Features in Spanish. */
export const features: Translation['features'] = {
  'informational_pages@1': pages('de información'),
  'product_pages@1': pages('de la tienda'),
  'product_seconds@1': spent('en páginas de la tienda'),
  'item_views@1': did('mirado productos'),
  'distinct_items@1': (value) =>
    value
      ? `has mirado ${unit(value, 'producto', 'productos distintos')} ${VISIT}`
      : `no has mirado productos ${VISIT}`,
  'repeat_item_views@1': did('vuelto a un producto'),
  'top_item_views@1': did('mirado el mismo producto'),
  'list_views@1': did('recorrido una lista de productos'),
  'searches@1': did('buscado'),
  'sale_views@1': did('mirado productos rebajados'),
  'sale_share@1': (value, all) => {
    const sale = all['sale_views@1'];
    const many = value && value < 1 && sale ? `${sale} de ${Math.round(sale / value)}` : '';
    if (many) return `${many} productos y listas que has mirado estaban rebajados`;
    return `${value < 1 ? `el ${percent(value)} de` : 'todos'} los productos y listas que has mirado estaban rebajados`;
  },
  'coupon_interest@1': did('usado o buscado un cupón'),
  'brand_focus@1': (value) => `el ${percent(value)} de los productos que has mirado eran de una marca`,
  'brand_pages@1': pages('de marca'),
  'lookbook_pages@1': pages('de lookbook'),
  'gallery_interactions@1': did('mirado fotos o vídeos de productos'),
  'detail_reads@1': did('leído opiniones o una guía de tallas'),
  'promotion_clicks@1': did('seguido una oferta'),
  'wishlist_adds@1': did('guardado un producto'),
  'urgency_cues@1': did('atendido a una oferta limitada'),
  'cart_adds@1': did('añadido un producto a la cesta'),
  'cart_removes@1': did('quitado un producto de la cesta'),
  'cart_quantity@1': (value) => `tienes ${unit(value, 'producto')} en la cesta`,
  'checkouts@1': did('pasado por caja'),
  'seconds_per_page@1': (value) => `dedicas de media ${duration(value)} a una página`,
  'scroll_depth@1': (value) => `lees de media el ${percent(value)} de una página`,
  'events_per_minute@1': (value) => `has hecho ${unit(Math.round(value), 'cosa')} por minuto`,
  'add_pace@1': (value) =>
    value ? `has llenado la cesta en ${duration(60 / value - 60 || 1)}` : `no has puesto nada en la cesta ${VISIT}`,
  'administrative_pages@1': pages('de cuenta o de cesta'),
  'administrative_seconds@1': spent('en páginas de cuenta o de cesta'),
  'informational_seconds@1': spent('en páginas de información'),
  'returning_visitor@1': () => 'no es tu primera visita',
  'weekend@1': (value) => `tu visita empezó ${value ? 'en fin de semana' : 'entre semana'}`,
  'page_views@1': (value) => `${value ? `has abierto ${unit(value, 'página')}` : 'no has abierto páginas'} ${VISIT}`,
  'cart_views@1': did('mirado la cesta'),
  'purchases@1': did('hecho un pedido'),
  'engaged_seconds@1': spent('leyendo y mirando'),
  'session_seconds@1': (value) => `esta visita dura ya ${duration(value)}`,
  'sessions@1': (value) => `has visitado esta tienda ${often(value)}`,
  'days_since_last_session@1': (value) => `hiciste tu última visita ${ago(value)}`,
  'lifetime_purchases@1': ordered,
  'lifetime_value@1': came('tus pedidos llegan'),
  'days_since_order@1': dated('último'),
  'days_since_first_order@1': dated('primer'),
  'order_days@1': ordered,
  'mean_order_gap_days@1': (value) => gap(value, 'pedidos'),
  'order_days_30d@1': within(30),
  'order_days_90d@1': within(90),
  'order_days_180d@1': within(180),
  'order_days_365d@1': within(365),
  'spend_90d@1': came('tus pedidos de los últimos 90 días llegan'),
  'spend_365d@1': came('tus pedidos de los últimos 365 días llegan'),
  'mean_order_value@1': came('tus pedidos llegan de media'),
  'last_order_value@1': came('tu último pedido llegó'),
  'first_order_value@1': came('tu primer pedido llegó'),
  'returned_share@1': returned,
  'first_offer_response@1': () => 'hiciste tu primer pedido con oferta',
  'order_categories@1': (value) => `has hecho pedidos de ${unit(value, 'categoría')} en un año`,
  'sorts_cheap@1': did('ordenado por precio ascendente'),
  'sorts_dear@1': did('ordenado por precio descendente'),
  'sorts_new@1': did('ordenado por novedad'),
  'sorts_best@1': did('ordenado por valoración o popularidad'),
  'filters@1': did('filtrado una lista'),
  'brand_filters@1': did('filtrado por marca'),
  'price_filters@1': did('filtrado por precio'),
  'theme_quality@1': theme('de la calidad'),
  'theme_value@1': theme('de la relación calidad-precio'),
  'theme_fit@1': theme('de cómo queda'),
  'theme_style@1': theme('del estilo'),
  'theme_service@1': theme('del servicio'),
  'theme_durability@1': theme('de la durabilidad'),
  'brand_affinity@1': share('de lo que has mirado y elegido era de una marca'),
  'category_affinity@1': share('de lo que has mirado y elegido era de una categoría'),
  'known_item_share@1': share('de los productos de esta visita ya los habías visto'),
  'new_brand_share@1': share('de los productos que has mirado son de marcas nuevas para ti'),
  'visits_per_week@1': (value) => `visitas esta tienda unas ${rough(value)} veces por semana`,
  'item_views_per_visit@1': (value) => `en cada visita miras alrededor de ${unit(value, 'producto')}`,
  'pages_per_visit@1': (value) => `en cada visita abres alrededor de ${unit(value, 'página')}`,
  'top_item_seconds@1': spent('con un producto'),
  'item_seconds_share@1': share('de tu tiempo aquí ha sido para productos'),
  'mean_visit_gap_days@1': (value) => gap(value, 'visitas'),
  'days_since_first_visit@1': (value) => `la primera visita conocida desde este navegador fue ${ago(value)}`,
  'visits_30d@1': (value) => `has visitado esta tienda ${often(value)} en los últimos 30 días`,
  'search_refinements@1': did('afinado una búsqueda'),
  'distinct_searches@1': (value) =>
    `${value ? `has hecho ${unit(value, 'búsqueda')}` : 'no has hecho búsquedas'} ${VISIT}`,
  'sale_section_share@1': share('de las listas que has abierto eran de productos rebajados'),
  'wishlist_items@1': (value) => `tienes ${unit(value, 'producto')} en tu lista de deseos`,
  'abandoned_step@1': () => 'dejaste productos en la cesta',
  'abandonments_30d@1': (value) => `has dejado productos en la cesta ${often(value)} en los últimos 30 días`,
  'days_since_abandonment@1': (value) => `dejaste productos en la cesta ${ago(value)}`,
  'review_section_views@1': did('llegado a las opiniones de un producto'),
  'review_reads@1': did('leído opiniones'),
  'size_guide_views@1': did('consultado una guía de tallas'),
  'delivery_reads@1': did('leído sobre los envíos'),
  'returns_reads@1': did('leído sobre las devoluciones'),
  'compares@1': did('comparado productos'),
  'variant_selects@1': did('elegido una talla o un color'),
  'item_copies@1': did('copiado el nombre de un producto'),
  'tab_returns@1': did('vuelto a esta página'),
  'tab_returns_long@1': did('vuelto a esta página al cabo de un rato'),
  'social_clicks@1': did('usado un botón de una red social'),
  'coupon_field_visits@1': did('usado el campo del cupón'),
  'videos_watched@1': did('visto un vídeo de producto'),
  'price_drops_seen@1': known('está ahora rebajado'),
  'price_rises_seen@1': known('tiene ahora otro precio'),
  'review_growth_seen@1': known('tiene opiniones nuevas'),
  'affiliate_arrivals@1': (value) => `${value ? 'has' : 'no has'} llegado por el enlace de un socio`,
  'known_orders@1': ordered,
  'known_days_since_order@1': dated('último'),
  'known_days_since_first_order@1': dated('primer'),
  'known_return_rate@1': returned,
  'known_aov@1': came('tus pedidos llegan de media'),
};
