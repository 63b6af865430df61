import type { Dictionary } from './words.js';

/** What shoppers do: German. */
export const words: Dictionary = {
  cart: 'in (den|die|deinen|meinen|ihren) (waren|einkaufs)?(korb|wagen|tasche)\\b|(waren|einkaufs)korb (legen|hinzu)|jetzt (kaufen|bestellen)|vorbestellen|^in den korb',
  pay: '\\bkasse\\b|(zahlungs|kosten)pflichtig|(jetzt|sicher) (be)?zahlen|\\bbezahlen\\b|(kauf|bestellung) (jetzt )?(abschlie|aufgeben|absenden|best(ä|ae)tigen)',
  wishlist:
    'wunsch(liste|zettel)|merk(zettel|liste)|(zu|auf|meine[nr]?|als) favorit(en)?\\b|^(favoriten|merken)$|f(ü|ue)r sp(ä|ae)ter (merken|speichern)|artikel merken',
  compare: '\\bvergleichen\\b|vergleichsliste|zu[mr] (\\w+)?vergleich\\b|(produkt|artikel)vergleich',
  coupon: 'gutschein|rabatt.?code|aktions.?code|(promo|vorteils|bonus).?code|code einl(ö|oe)sen',
  gallery:
    'galerie\\b|(n(ä|ae)chstes|vorheriges|weitere|produkt|alle) ?(bild|foto)(er|s)?\\b|\\bbild \\d|vorschaubild|miniaturbild|bilder ansehen',
  zoom: 'vergr(ö|oe)(ß|ss)er|heranzoomen|vollbild|gro(ß|ss)ansicht|\\blupe\\b|gr(ö|oe)(ß|ss)er(es bild|e ansicht)|\\bzoomen',
  sort: 'sortier|reihenfolge|\\bordnen nach',
  filter: '\\bfilter|\\bgefiltert|eingrenzen|auswahl verfeinern|\\bverfeinern|einschr(ä|ae)nken',
  quantity: '\\b(bestell)?menge\\b|\\banzahl\\b|st(ü|ue)ckzahl|wie viele',
  price: 'preise?\\b|\\d ?(€|eur\\b)|\\buvp\\b|preis(spanne|bereich)|\\bkostet\\b',
  brand: '\\bmarken?\\b|hersteller\\b|designer\\b|\\blabels\\b',
  category: 'kategorien?\\b|produktart|warengruppe|abteilung|kollektion(en)?\\b|sortiment',
  size: 'gr(ö|oe)(ß|ss)en?\\b|\\bbundweite|\\bschrittl(ä|ae)nge|\\bweite\\b',
  colour: '\\bfarb(e|en|ton|auswahl|t(ö|oe)ne)\\b|(farb|haupt|grund)farben?\\b|\\bnuancen?\\b|farbwahl',
  newest:
    '\\bneu(este|heiten|eingetroffen|zug(ä|ae)nge)\\b|neueste|neu (eingetroffen|im|zuerst)|zuletzt hinzu|erscheinungsdatum|aktuellste',
  rating: 'bewertung|bewertet\\b|sternen?\\b|kundenurteil',
  popular:
    'beliebt(heit|este|e)?\\b|meistverkauft|bestseller|topseller|verkaufsschlager|meistgekauft|angesagt|im trend',
  rising:
    'aufsteigend|niedrig(ster|ste)? .{0,12}(zuerst|h(ö|oe)chst|hoch)|g(ü|ue)nstigste|billigste|niedrigster preis|von niedrig',
  falling: 'absteigend|h(ö|oe)chster preis|h(ö|oe)chste.{0,12}(zuerst|niedrig)|hoch .{0,6}niedrig|teuerste|von hoch',
};
