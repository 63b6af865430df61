import type { Dictionary } from './words.js';

/** What shoppers do: French. */
export const words: Dictionary = {
  cart: 'ajouter (\\S+ ){0,3}(panier|sac)\\b|mettre (dans le|au) (panier|sac)|ajout (au )?panier|achat (rapide|imm[ée]diat)|(acheter|commander) maintenant|^(acheter|commander)$|j.ach[èe]te(?!r)|je commande\\b|pr[ée].?command',
  pay: 'passer (la |ma |à la )?(commande|caisse)|(valider|finaliser|confirmer|terminer) (la |ma |votre |mon )?(commande|achat|panier|paiement)|\\bpayer\\b|proc[ée]der au paiement|paiement express|r[ée]gler ma commande',
  wishlist:
    'liste (de souhaits|d.envies|de favoris|cadeaux)|ajouter (\\S+ ){0,2}favoris|mes (favoris|envies)|^favoris$|coups? de c(œ|oe)ur|(enregistrer|garder|mettre) (de côté|pour plus tard)',
  compare: '\\bcomparer|comparateur|\\bcomparaison|comparatif',
  coupon:
    'code.?(promo|de r[ée]duc|r[ée]duc|avantage|cadeau|privil[èe]ge|parrain)|bon (de r[ée]duc|d.achat|cadeau)|coupon',
  gallery:
    'galerie|vignettes?\\b|miniatures?\\b|(photo|image|diapositive)s? (suivante|pr[ée]c[ée]dente|du produit|principale|\\d)|(voir|toutes|autres|plus de) (les |d.)?(photo|image)s',
  zoom: '\\bzoom|agrandi|plein [ée]cran|\\bloupe\\b|en grand\\b|taille r[ée]elle',
  sort: '\\btri(er|[ée]s?)?(?![a-zé])|ordre d.affichage|\\bclasser (par|les)|ordonner',
  filter: '\\bfiltr(er?s?|[ée]s?|age)(?![a-zé])|affiner|\\bfacettes?\\b|limiter (aux|par)',
  quantity: 'quantit[ée]s?(?![a-zé])|\\bqt[ée]s?(?![a-zé])|nombre (d.article|d.unit|de pi[èe]ce)|combien d',
  price: '\\bprix\\b|\\btarifs?\\b|\\d ?(€|eur\\b|chf\\b)|co[ûu]t\\b',
  brand: '\\bmarques?\\b|cr[ée]ateurs?\\b|fabricants?\\b',
  category: 'cat[ée]gories?\\b|types? (de |d.)(produit|article)|\\brayons?\\b|\\bcollections?\\b|\\bunivers\\b',
  size: '\\btailles?\\b|\\bpointures?\\b',
  colour: '\\bcouleurs?\\b|\\bcoloris\\b|\\bteintes?\\b|\\bnuances?\\b',
  newest:
    'nouveaut[ée]s?|(plus|les) (r[ée]cent|nouveau)|derniers? (ajout|arriv)|nouveaux (produit|article|arriv)|r[ée]cents? (d.abord|en premier)|nouvelle collection|date.{0,20}d[ée]croissant',
  rating: '(meilleure?s?|mieux) (not|[ée]valu|avis)|\\bnotes?\\b|[ée]toiles?\\b|avis client|[ée]valuations?\\b',
  popular:
    '\\bpopulaires?\\b|\\bpopularit[ée]|meilleures? ventes?|plus (vendu|achet|aim|consult)|best.?sellers?|tendances?\\b|incontournables',
  rising: '(^|[^é])croissant|moins chers?|prix (le plus )?bas|(plus|du) bas (au|vers|d.abord|en premier)',
  falling:
    'd[ée]croissant|plus chers?\\b|prix (le plus )?([ée]lev|haut)|(plus|du) ([ée]lev[ée]|haut) (au|vers|d.abord|en premier)',
};
