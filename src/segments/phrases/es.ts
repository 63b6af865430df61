import { features, often, unit } from './es-features.js';
import { own } from './es-own.js';
import { openTranslation } from './open-translation.js';
import type { About } from './phrases.js';

const DEVICES: Readonly<Record<string, string>> = { phone: 'un móvil', tablet: 'una tableta', desktop: 'un ordenador' };
const DAYPARTS: Readonly<Record<string, string>> = {
  morning: 'por la mañana',
  afternoon: 'por la tarde',
  evening: 'al anochecer',
  night: 'de noche',
};
const WEATHER: Readonly<Record<string, string>> = {
  clear: 'está despejado',
  cloudy: 'está nublado',
  rain: 'llueve',
  snow: 'nieva',
  storm: 'hay tormenta',
  fog: 'hay niebla',
  hot: 'hace calor',
  cold: 'hace frío',
};
const ARRIVALS: Readonly<Record<string, string>> = {
  direct: 'directamente a la tienda',
  internal: 'desde otra página de la tienda',
  search: 'desde un buscador',
  social: 'desde una red social',
  email: 'desde un correo',
  paid: 'desde un anuncio',
  referral: 'desde otro sitio',
};
const CONNECTIONS: Readonly<Record<string, string>> = {
  slow: 'tu conexión es lenta',
  saving: 'tu navegador quiere ahorrar datos',
  fast: 'tu conexión es rápida',
};

/** «Chaqueta y 2 más», «2 productos». */
function things({ name, count }: About): string {
  const others = Number(count) - 1;
  if (!name) return unit(others + 1, 'producto');
  return others > 0 ? `${name} y ${others} más` : String(name);
}

const GENERAL = 'así ha ido esta visita hasta ahora';

/** Spanish: clauses follow «porque». */
export const phrases = /* @__PURE__ */ openTranslation({
  language: 'es',
  features,
  general: GENERAL,
  sentences: {
    default: 'Nada de lo que se sabe pide un cambio aquí.',
    everyone: 'Todo el mundo ve esto aquí.',
    because: (clause = GENERAL) => `Porque ${clause}.`,
  },
  clauses: {
    ...own,
    'context.affiliate': ({ name }) => `el enlace de un socio te ha traído ${name ? `a ${name}` : 'aquí'}`,
    'context.affiliate-premium': ({ name }) =>
      `el enlace de un socio te ha traído a ${name ? `${name}, de ` : ''}lo más selecto de la tienda`,
    'context.arrival': ({ name = '' }) => `has llegado ${ARRIVALS[name]}`,
    'context.campaign': ({ name }) => `has llegado por la campaña ${name}`,
    'context.connection': ({ name = '' }) => CONNECTIONS[name]!,
    'context.daypart': ({ name = '' }) => `donde estás es ${DAYPARTS[name] ?? name}`,
    'context.device': ({ name = '' }) => `usas ${DEVICES[name] ?? `el dispositivo ${name}`}`,
    'context.power': () => 'una página ligera va bien con tu dispositivo',
    'context.season': ({ name }) => `es la temporada: ${name}`,
    'context.weather': ({ name = '' }) => `donde estás ${WEATHER[name]}`,
    'context.weekend': () => 'donde estás es fin de semana',
    'feature.account': () => 'tu cuenta de cliente lo indica',
    'feature.arrival': () => 'tu forma de llegar aquí lo indica',
    'feature.categories': () => 'el tipo de productos de tus pedidos lo indica',
    'feature.circumstances': () => 'el lugar y el momento de tu visita lo indican',
    'feature.prices': () => 'los precios de los productos que has mirado lo indican',
    'feature.rhythm': () => 'el ritmo de tus pedidos lo indica',
    'feature.season': () => 'la época del año lo indica',
    'feature.step': ({ place }) =>
      place === 1
        ? 'lo último que has hecho lo indica'
        : `lo que hiciste hace ${unit(Number(place) - 1, 'paso')} lo indica`,
    'feature.urgency': () => 'has encontrado una oferta limitada',
    'feature.way': () => 'tu recorrido por la tienda lo indica',
    'gap.events': ({ events }) => `esta tienda no indica: ${events}`,
    'none.cart': () => 'no consta ningún producto en tu cesta',
    'none.focus': () => 'nada de lo que has mirado ha destacado',
    'none.left-cart': () => 'no consta que dejaras productos en la cesta',
    'none.news': () => 'no ha aparecido nada nuevo sobre los productos que habías visto',
    'none.offer': () => 'no consta ninguna oferta antes de tu primer pedido',
    'none.order': () => 'no consta ningún pedido desde este navegador',
    'none.order-within': ({ days }) => `no consta ningún pedido desde este navegador en los últimos ${days} días`,
    'none.orders': () => 'se sabe demasiado poco de tus pedidos',
    'none.return': () => 'no consta ninguna devolución de un pedido desde este navegador',
    'none.saved': () => 'no consta ningún producto en tu lista de deseos',
    'none.visit': () => 'no consta ninguna visita anterior desde este navegador',
    'intent.brand': ({ name, count }) => `has mirado ${count} productos de ${name}`,
    'intent.cart': ({ name }) => `tienes ${name} en la cesta`,
    'intent.category': ({ name, count }) => `has mirado ${count} productos de ${name}`,
    'intent.checkout': () => 'has llegado a la caja',
    'intent.general': () => 'nada en esta visita apunta aún a un producto',
    'intent.ordered': () => 'has hecho tu pedido',
    'intent.saved': ({ name }) => `has guardado ${name}`,
    'intent.views': ({ name, count }) => `has mirado ${name} ${often(Number(count))}`,
    'intent.visits': () => 'las visitas como esta acaban a menudo en un pedido',
    'cart.abandoned': (about) => `dejaste ${things(about)} en la cesta`,
    'cart.coupon-away': () => 'has mirado en otra parte justo después del campo del cupón',
    'cart.coupon-failed': () => 'tu pedido siguió sin cupón',
    'cart.coupon-field': ({ count }) => `has usado el campo del cupón ${often(Number(count))}`,
    'cart.filled': (about) => `tienes ${things(about)} en la cesta`,
    'cart.left-costs': () => 'te fuiste antes de hacer el pedido',
    'cart.read-delivery': () => 'has consultado el envío',
    'cart.saw-checkout': () => 'has visto los gastos en la caja',
    'cart.saw-delivery': () => 'has visto lo que cuesta el envío',
    'cart.saw-total': () => 'has mirado el total de tu cesta',
    'offer.currency': () => 'es para precios en otra moneda',
    'offer.ended': () => 'la oferta ha terminado',
    'offer.language': () => 'está escrito para páginas en otro idioma',
    'offer.moment': () => 'la oferta se reserva para otro momento',
    'offer.rollout': () => 'todavía no lo ve todo el mundo',
    'offer.rolled-out': () => 'estás entre quienes lo ven primero',
    'offer.schedule': () => 'no es su momento',
    'offer.stacked': () => 'ya hay una oferta en esta página',
    'offer.stock': () => 'ya no queda nada de la oferta',
    'offer.tier': () => 'nada en tus visitas pide esta oferta',
    'offer.unneeded': () => 'encuentras lo que buscas sin ofertas',
    'suppress.complaint': () => 'una consulta tuya sigue abierta',
    'suppress.list': () => 'hay muy pocos artículos para ello',
    'suppress.order': () => 'has hecho un pedido aquí hace poco',
    'suppress.owned': () => 'ya lo has comprado',
    'suppress.page': () => 'esta página se queda como está',
    'suppress.return': () => 'has devuelto algo hace poco',
    'suppress.seen': () => 'ya lo has visto bastante',
    'suppress.unlikely': () => 'nada en tus visitas lo pide',
  },
});
