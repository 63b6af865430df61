import type { Dictionary } from './words.js';

/** What pages show, and what presses: French. */
export const words: Dictionary = {
  stock:
    '(plus|restent?) que \\d|derni[èe]re?s? (pi[èe]ce|article|exemplaire|paire|unit[ée])|stock (limit[ée]|faible|bas|r[ée]duit)|(presque|bient[ôo]t) ([ée]puis[ée]|en rupture)|quantit[ée]s? limit[ée]e|vite [ée]puis[ée]|il (ne|n.en) reste|tr[èe]s demand[ée]',
  countdown:
    '(termine|expire|finit|prend fin|fin) (dans|ce soir|aujourd|bient[ôo]t|à minuit)|temps restant|compte à rebours|(encore|plus que) .{0,6}(heure|minute|jour)|commandez (dans les|avant)|derni[èe]res heures',
  offer:
    'offres? (limit[ée]e|sp[ée]ciale|[ée]clair|du jour|exceptionnelle|flash)|ventes? (flash|[ée]clair|priv[ée]e)|(aujourd.hui|ce week.end) (seulement|uniquement)|dur[ée]e limit[ée]e|derni[èe]re chance|bons? plans?\\b|jusqu.à [ée]puisement|derniers? jours?',
  reviews:
    '^(?!.*([ée]crire|laisser|donner|d[ée]poser|r[ée]diger)).*(\\bavis\\b(?! de conf)|t[ée]moignages?|[ée]valuations?\\b|commentaires? client)',
  sizes:
    'guide (des |de )?(taille|pointure|mesure)|tableau (des |de )?(taille|mesure)|(trouver|quelle|choisir|conna[îi]tre) (est )?(ma|votre|sa) (taille|pointure)|correspondance des tailles|aide (à la |aux )?taille|taille id[ée]ale',
  shipping: 'livraison(?! et factur)|exp[ée]dition|\\bfrais de port|point relais|envoi (gratuit|offert|sous)',
  returns:
    '\\bretours\\b|\\bretour (gratuit|offert|facile|sous|et|&|possible)|[ée]changes?\\b|rembours|r[ée]tractation|satisfait ou',
  video:
    '\\bvid[ée]os?\\b|\\blire (la|le) (film|vid|clip)|\\bregarder (la|le|notre|en)\\b|lecture$|bande.annonce|voir le film',
  about:
    'à propos( de (nous|la (marque|maison)))?$|à propos de (nous|la)\\b|qui (sommes.nous|nous sommes)|(notre|nos) (histoire|marque|maison|philosophie|valeurs|mission|engagements?|savoir.faire|[ée]quipe|ateliers?)\\b|histoire de la (marque|maison)',
  lookbook:
    'lookbook|(shopper|obtenir|adopter|voir|acheter|compl[ée]ter) (le|ce|les) looks?|inspirations?\\b|id[ée]es? (de )?(look|tenue)|[ée]ditorial|conseils? (de )?style|le journal\\b',
  description:
    '\\bdescription|descriptif|(infos?|informations?|pr[ée]sentation|aper[çc]u) (sur le |du |de l.)?(produit|article)|à propos (de ce|du|de cet) (produit|article)',
  details:
    '^(?!.*(compte|commande|contact|paiement)).*(d[ée]tails?\\b|caract[ée]ristiques|fiche technique|composition|mati[èe]res?\\b|mat[ée]riaux|entretien|ingr[ée]dients|dimensions|sp[ée]cifications|donn[ée]es techniques)',
  recommendations:
    'vous (aimerez|aimeriez|pourriez aimer)|(vous )?(plaire|int[ée]resser) (aussi|[ée]galement)|pourraient? vous|(produits|articles) (similaires|associ[ée]s|li[ée]s|recommand[ée]s|compl[ée]mentaires|vus)|(ont|souvent) (aussi |[ée]galement )?achet|recommandations?\\b|r[ée]cemment (vus|consult)|à assortir|va bien avec|nos suggestions',
};
