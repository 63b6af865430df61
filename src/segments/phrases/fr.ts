import { features, often, unit } from './fr-features.js';
import { own } from './fr-own.js';
import { openTranslation } from './open-translation.js';
import type { About } from './phrases.js';

const DEVICES: Readonly<Record<string, string>> = {
  phone: 'un téléphone',
  tablet: 'une tablette',
  desktop: 'un ordinateur',
};
const DAYPARTS: Readonly<Record<string, string>> = {
  morning: 'le matin',
  afternoon: 'l’après-midi',
  evening: 'le soir',
  night: 'la nuit',
};
const WEATHER: Readonly<Record<string, string>> = {
  clear: 'le ciel est clair',
  cloudy: 'le ciel est nuageux',
  rain: 'la pluie tombe',
  snow: 'la neige tombe',
  storm: 'la tempête souffle',
  fog: 'le brouillard est là',
  hot: 'le temps est chaud',
  cold: 'le temps est froid',
};
const ARRIVALS: Readonly<Record<string, string>> = {
  direct: 'directement dans la boutique',
  internal: 'd’une autre page de la boutique',
  search: 'par un moteur de recherche',
  social: 'par un réseau social',
  email: 'par un e-mail',
  paid: 'par une annonce',
  referral: 'd’un autre site',
};
const CONNECTIONS: Readonly<Record<string, string>> = {
  slow: 'votre connexion est lente',
  saving: 'votre navigateur économise les données',
  fast: 'votre connexion est rapide',
};

/** « Veste et 2 autres », « 2 produits ». */
function things({ name, count }: About): string {
  const others = Number(count) - 1;
  if (!name) return unit(others + 1, 'produit');
  return others > 0 ? `${name} et ${others} ${others > 1 ? 'autres' : 'autre'}` : String(name);
}

const GENERAL = 'cette visite s’est déroulée ainsi jusqu’ici';

const that = (clause: string) => (/^[aeiouyhéèêàâîôû]/i.test(clause) ? 'Parce qu’' : 'Parce que ');

/** French: clauses follow « parce que », whose e falls before a vowel. */
export const phrases = /* @__PURE__ */ openTranslation({
  language: 'fr',
  features,
  general: GENERAL,
  sentences: {
    default: 'Rien ne justifie un changement ici.',
    everyone: 'Tout le monde voit ceci ici.',
    because: (clause = GENERAL) => `${that(clause)}${clause}.`,
  },
  clauses: {
    ...own,
    'context.affiliate': ({ name }) => `le lien d’un partenaire vous mène ${name ? `à ${name}` : 'ici'}`,
    'context.affiliate-premium': ({ name }) =>
      `le lien d’un partenaire vous mène à ${name ? `${name}, dans ` : ''}notre plus belle gamme`,
    'context.arrival': ({ name = '' }) => `vous arrivez ${ARRIVALS[name]}`,
    'context.campaign': ({ name }) => `vous arrivez par la campagne ${name}`,
    'context.connection': ({ name = '' }) => CONNECTIONS[name]!,
    'context.daypart': ({ name = '' }) => `c’est ${DAYPARTS[name] ?? name} chez vous`,
    'context.device': ({ name = '' }) => `vous utilisez ${DEVICES[name] ?? `l’appareil ${name}`}`,
    'context.power': () => 'une page légère convient à votre appareil',
    'context.season': ({ name }) => `c’est la saison : ${name}`,
    'context.weather': ({ name = '' }) => `${WEATHER[name]} chez vous`,
    'context.weekend': () => 'c’est le week-end chez vous',
    'feature.account': () => 'votre compte client va dans ce sens',
    'feature.arrival': () => 'votre façon d’arriver ici va dans ce sens',
    'feature.categories': () => 'le type de produits commandés va dans ce sens',
    'feature.circumstances': () => 'le lieu et le moment de votre visite vont dans ce sens',
    'feature.prices': () => 'les prix des produits regardés vont dans ce sens',
    'feature.rhythm': () => 'le rythme de vos commandes va dans ce sens',
    'feature.season': () => 'la période de l’année va dans ce sens',
    'feature.step': ({ place }) =>
      place === 1
        ? 'votre dernière action va dans ce sens'
        : `votre action d’il y a ${unit(Number(place) - 1, 'étape')} va dans ce sens`,
    'feature.urgency': () => 'vous avez rencontré une offre limitée',
    'feature.way': () => 'votre parcours dans la boutique va dans ce sens',
    'gap.events': ({ events }) => `cette boutique ne signale pas : ${events}`,
    'none.cart': () => 'aucun produit n’est connu dans votre panier',
    'none.focus': () => 'rien ne ressort de ce que vous avez regardé',
    'none.left-cart': () => 'aucun panier laissé en attente n’est connu',
    'none.news': () => 'rien de nouveau n’est apparu sur un produit que vous aviez vu',
    'none.offer': () => 'aucune offre n’est connue avant votre première commande',
    'none.order': () => 'aucune commande passée depuis ce navigateur n’est connue',
    'none.order-within': ({ days }) =>
      `aucune commande passée depuis ce navigateur n’est connue pour les ${days} derniers jours`,
    'none.orders': () => 'trop peu de choses sont connues sur vos commandes',
    'none.return': () => 'aucun retour d’une commande passée depuis ce navigateur n’est connu',
    'none.saved': () => 'aucun produit n’est connu dans votre liste d’envies',
    'none.visit': () => 'aucune visite précédente depuis ce navigateur n’est connue',
    'intent.brand': ({ name, count }) => `vous avez regardé ${count} produits de ${name}`,
    'intent.cart': ({ name }) => `votre panier contient ${name}`,
    'intent.category': ({ name, count }) => `vous avez regardé ${count} produits dans ${name}`,
    'intent.checkout': () => 'vous êtes à la caisse',
    'intent.general': () => 'rien dans cette visite ne désigne encore un produit précis',
    'intent.ordered': () => 'vous avez passé votre commande',
    'intent.saved': ({ name }) => `vous avez enregistré ${name}`,
    'intent.views': ({ name, count }) => `vous avez regardé ${name} ${often(Number(count))}`,
    'intent.visits': () => 'les visites comme celle-ci mènent souvent à une commande',
    'cart.abandoned': (about) => `vous avez laissé ${things(about)} dans votre panier`,
    'cart.coupon-away': () => 'vous avez regardé ailleurs juste après le champ du code promo',
    'cart.coupon-failed': () => 'votre commande a continué sans code promo',
    'cart.coupon-field': ({ count }) => `vous avez utilisé le champ du code promo ${often(Number(count))}`,
    'cart.filled': (about) => `vous avez ${things(about)} dans votre panier`,
    'cart.left-costs': () => 'vous avez quitté la boutique avant de commander',
    'cart.read-delivery': () => 'vous avez consulté la livraison',
    'cart.saw-checkout': () => 'vous avez vu les frais à la caisse',
    'cart.saw-delivery': () => 'vous avez vu le prix de la livraison',
    'cart.saw-total': () => 'vous avez regardé le total de votre panier',
    'offer.currency': () => 'elle est prévue pour des prix dans une autre monnaie',
    'offer.ended': () => 'l’offre est terminée',
    'offer.language': () => 'elle est écrite pour des pages dans une autre langue',
    'offer.moment': () => 'l’offre est prévue pour un autre moment',
    'offer.rollout': () => 'tout le monde ne la voit pas encore',
    'offer.rolled-out': () => 'vous êtes parmi les premiers à la voir',
    'offer.schedule': () => 'ce n’est pas le moment prévu',
    'offer.stacked': () => 'une offre figure déjà sur cette page',
    'offer.stock': () => 'il ne reste rien de l’offre',
    'offer.tier': () => 'rien dans vos visites n’invite à cette offre',
    'offer.unneeded': () => 'vous trouvez sans qu’il faille une offre',
    'suppress.complaint': () => 'votre demande est encore ouverte chez nous',
    'suppress.list': () => 'il y a trop peu d’articles pour cela',
    'suppress.order': () => 'vous avez commandé ici récemment',
    'suppress.owned': () => 'vous l’avez déjà acheté',
    'suppress.page': () => 'cette page reste telle quelle',
    'suppress.return': () => 'vous avez récemment renvoyé quelque chose',
    'suppress.seen': () => 'vous l’avez assez vu',
    'suppress.unlikely': () => 'rien dans vos visites n’y invite',
  },
});
