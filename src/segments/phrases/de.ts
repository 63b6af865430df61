import { features, often, unit } from './de-features.js';
import type { About } from './phrases.js';
import { own } from './de-own.js';
import { openTranslation } from './open-translation.js';

const DEVICES: Readonly<Record<string, string>> = {
  phone: 'am Smartphone',
  tablet: 'am Tablet',
  desktop: 'am Computer',
};
const DAYPARTS: Readonly<Record<string, string>> = {
  morning: 'Morgen',
  afternoon: 'Nachmittag',
  evening: 'Abend',
  night: 'Nacht',
};

const WEATHER: Readonly<Record<string, string>> = {
  clear: 'ist der Himmel klar',
  cloudy: 'ist es bewölkt',
  rain: 'regnet es',
  snow: 'schneit es',
  storm: 'stürmt es',
  fog: 'ist es neblig',
  hot: 'ist es heiß',
  cold: 'ist es kalt',
};
const ARRIVALS: Readonly<Record<string, string>> = {
  direct: 'direkt zum Shop',
  internal: 'von einer anderen Seite des Shops',
  search: 'über eine Suchmaschine',
  social: 'über ein soziales Netzwerk',
  email: 'über eine E-Mail',
  paid: 'über eine Anzeige',
  referral: 'von einer anderen Website',
};
const CONNECTIONS: Readonly<Record<string, string>> = {
  slow: 'Ihre Verbindung ist langsam',
  saving: 'Ihr Browser möchte Daten sparen',
  fast: 'Ihre Verbindung ist schnell',
};

/** „Trailjacke und 2 weitere“, „2 Produkte“. */
function things({ name, count }: About): string {
  const others = Number(count) - 1;
  if (!name) return unit(others + 1, 'Produkt', 'Produkte');
  return others > 0 ? `${name} und ${others} weitere` : String(name);
}

const GENERAL = 'so ist dieser Besuch bisher verlaufen';

const upper = (clause: string) => clause.charAt(0).toUpperCase() + clause.slice(1);

/** German: clauses are main clauses, which keep their order behind a colon. */
export const phrases = /* @__PURE__ */ openTranslation({
  language: 'de',
  features,
  general: GENERAL,
  sentences: {
    default: 'Nichts spricht dafür, hier etwas zu ändern.',
    everyone: 'Das sehen hier alle.',
    because: (clause = GENERAL) => `Der Grund: ${upper(clause)}.`,
  },
  clauses: {
    ...own,
    'context.campaign': ({ name }) => `Sie kamen über die Kampagne ${name}`,
    'context.affiliate': ({ name }) => `der Link eines Partners führte Sie ${name ? `zu ${name}` : 'hierher'}`,
    'context.affiliate-premium': ({ name }) =>
      `der Link eines Partners führte Sie zu ${name ? `${name} aus unserem feinsten Angebot` : 'unserem feinsten Angebot'}`,
    'context.arrival': ({ name = '' }) => `Sie kamen ${ARRIVALS[name]}`,
    'context.connection': ({ name = '' }) => CONNECTIONS[name]!,
    'context.power': () => 'eine leichte Seite passt zu Ihrem Gerät',
    'context.season': ({ name }) => `es ist Zeit für ${name}`,
    'context.weather': ({ name = '' }) => `bei Ihnen ${WEATHER[name]}`,
    'context.weekend': () => 'bei Ihnen ist Wochenende',
    'context.daypart': ({ name = '' }) => `bei Ihnen ist es ${DAYPARTS[name] ?? name}`,
    'context.device': ({ name = '' }) => `Sie sind ${DEVICES[name] ?? `am Gerät ${name}`}`,
    'feature.account': () => 'Ihr Kundenkonto spricht dafür',
    'feature.arrival': () => 'Ihr Weg hierher spricht dafür',
    'feature.categories': () => 'die Art der bestellten Produkte spricht dafür',
    'feature.circumstances': () => 'Ort und Zeit Ihres Besuchs sprechen dafür',
    'feature.prices': () => 'die Preise der angesehenen Produkte sprechen dafür',
    'feature.rhythm': () => 'die Abstände Ihrer Bestellungen sprechen dafür',
    'feature.season': () => 'die Jahreszeit spricht dafür',
    'feature.step': ({ place }) =>
      place === 1
        ? 'was Sie zuletzt getan haben, spricht dafür'
        : `was Sie vor ${unit(Number(place) - 1, 'Schritt', 'Schritten')} getan haben, spricht dafür`,
    'feature.urgency': () => 'Sie sind auf ein befristetes Angebot gestoßen',
    'feature.way': () => 'Ihr Weg durch den Shop spricht dafür',
    'gap.events': ({ events }) => `dieser Shop meldet nicht: ${events}`,
    'none.cart': () => 'es ist kein Produkt in Ihrem Warenkorb bekannt',
    'none.focus': () => 'bei dem, was Sie angesehen haben, stach nichts hervor',
    'none.left-cart': () => 'von einem zurückgelassenen Warenkorb ist nichts bekannt',
    'none.news': () => 'zu den früher angesehenen Produkten ist Ihnen nichts Neues begegnet',
    'none.offer': () => 'von einem Angebot vor Ihrer ersten Bestellung ist nichts bekannt',
    'none.order': () => 'es ist keine Bestellung mit diesem Browser bekannt',
    'none.order-within': ({ days }) => `aus den letzten ${days} Tagen ist keine Bestellung mit diesem Browser bekannt`,
    'none.orders': () => 'über Ihre Bestellungen ist zu wenig bekannt',
    'none.return': () => 'zu Bestellungen mit diesem Browser ist keine Rückgabe bekannt',
    'none.saved': () => 'es ist kein Produkt auf Ihrem Merkzettel bekannt',
    'none.visit': () => 'es ist kein früherer Besuch mit diesem Browser bekannt',
    'intent.brand': ({ name, count }) => `Sie haben ${count} Produkte von ${name} angesehen`,
    'intent.cart': ({ name }) => `in Ihrem Warenkorb liegt ${name}`,
    'intent.category': ({ name, count }) => `Sie haben ${count} Produkte in ${name} angesehen`,
    'intent.checkout': () => 'Sie sind an der Kasse',
    'intent.general': () => 'noch weist bei diesem Besuch nichts auf ein bestimmtes Produkt',
    'intent.ordered': () => 'Sie haben Ihre Bestellung aufgegeben',
    'intent.saved': ({ name }) => `Sie haben sich ${name} gemerkt`,
    'intent.views': ({ name, count }) => `Sie haben ${name} ${often(Number(count))} angesehen`,
    'intent.visits': () => 'Besuche wie dieser führen oft zu einer Bestellung',
    'cart.abandoned': (about) => `Sie haben ${things(about)} im Warenkorb zurückgelassen`,
    'cart.coupon-away': () => 'Sie haben gleich nach dem Gutscheinfeld anderswo geschaut',
    'cart.coupon-failed': () => 'Ihre Bestellung ging ohne Gutschein weiter',
    'cart.coupon-field': ({ count }) => `Sie haben das Gutscheinfeld ${often(Number(count))} benutzt`,
    'cart.filled': (about) => `Sie haben ${things(about)} im Warenkorb`,
    'cart.left-costs': () => 'Sie sind vor der Bestellung gegangen',
    'cart.read-delivery': () => 'Sie haben die Lieferung nachgelesen',
    'cart.saw-checkout': () => 'Sie haben die Kosten an der Kasse gesehen',
    'cart.saw-delivery': () => 'Sie haben gesehen, was die Lieferung kostet',
    'cart.saw-total': () => 'Sie haben die Summe Ihres Warenkorbs angesehen',
    'offer.currency': () => 'es gilt für Preise in einer anderen Währung',
    'offer.ended': () => 'das Angebot ist vorbei',
    'offer.language': () => 'es ist für Seiten in einer anderen Sprache geschrieben',
    'offer.moment': () => 'das Angebot ist für einen anderen Moment gedacht',
    'offer.rollout': () => 'noch sehen es nicht alle',
    'offer.rolled-out': () => 'Sie gehören zu denen, die es zuerst sehen',
    'offer.schedule': () => 'es ist nicht die Zeit dafür',
    'offer.stacked': () => 'auf dieser Seite steht schon ein Angebot',
    'offer.stock': () => 'von dem Angebot ist nichts mehr da',
    'offer.tier': () => 'nichts in Ihren Besuchen legt dieses Angebot nahe',
    'offer.unneeded': () => 'Sie finden sich auch ohne Angebot zurecht',
    'suppress.complaint': () => 'ein Anliegen von Ihnen ist bei uns noch offen',
    'suppress.list': () => 'es gibt zu wenig Artikel dafür',
    'suppress.order': () => 'Sie haben hier kürzlich bestellt',
    'suppress.owned': () => 'Sie haben es schon gekauft',
    'suppress.page': () => 'diese Seite bleibt, wie sie ist',
    'suppress.return': () => 'Sie haben kürzlich etwas zurückgeschickt',
    'suppress.seen': () => 'Sie haben es oft genug gesehen',
    'suppress.unlikely': () => 'nichts in Ihren Besuchen legt es nahe',
  },
});
