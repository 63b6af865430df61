import type { Dictionary } from './words.js';

/** What pages show, and what presses: German. */
export const words: Dictionary = {
  stock:
    'nur noch \\d|noch \\d+ (st(ü|ue)ck|auf lager|verf(ü|ue)gbar)|letzte[sn]? (\\d+|st(ü|ue)ck|exemplar|artikel|paar|teil)|geringer bestand|wenige (auf lager|st(ü|ue)ck|exemplare|verf)|fast (ausverkauft|vergriffen)|bald ausverkauft|solange der vorrat|knapper? bestand|stark gefragt',
  countdown:
    'endet (in|heute|um|bald)|(noch|nur) .{0,9}(stunden?|minuten|std)\\b|l(ä|ae)uft .{0,15}ab\\b|verbleibende zeit|zeit l(ä|ae)uft|restzeit|bestelle? (innerhalb|in den n)',
  offer:
    'nur (heute|kurze zeit|f(ü|ue)r kurze|dieses wochenende|\\d+ tage)|befristet|zeitlich begrenzt|(tages|blitz)(angebot|deal)|angebot de[sr] (tages|woche)|letzte chance|sonderangebot|aktionsangebot|kurze zeit',
  reviews:
    '^(?!.*(schreiben|abgeben|verfassen))(.*[^a-z])?((kunden|produkt)?(bewertung|rezension|meinung)(en)?\\b|kundenstimmen|erfahrungsberichte|testberichte)',
  sizes:
    'gr(ö|oe)(ß|ss)en ?(tabelle|berat|guide|hilfe|finder|(ü|ue)bersicht|ratgeber)|ma(ß|ss)tabelle|(meine|richtige|welche) gr(ö|oe)(ß|ss)e|passform(berater|hilfe)',
  shipping: '\\bversand(?!adress|art)|lieferung\\b|liefer(zeit|kosten|bedingung|info)|zustellung',
  returns: 'r(ü|ue)ckgabe|r(ü|ue)cksend|retoure|umtausch|widerruf|r(ü|ue)ckerstattung|geld.zur(ü|ue)ck',
  video: '\\bvideos?\\b|\\bproduktfilm|film (ab|an)|abspielen|wiedergabe|(clip|trailer) ansehen',
  about:
    '(^|[^a-z])(ü|ue|u)ber (uns|mich|die (marke|firma|gr(ü|ue)nder)|das unternehmen)\\b|(unsere?|die) (geschichte|marke|philosophie|werte|mission|tradition|leute|team|manufaktur)\\b|wer wir sind|markengeschichte|unternehmensgeschichte',
  lookbook:
    'lookbook|stilberat|look (nachshoppen|kaufen|shoppen)|outfit.?(idee|inspiration)|inspiration(en)?\\b|shop den look|\\bmagazin\\b|zum look',
  description:
    'beschreibung|produkt(info|information|(ü|ue)bersicht)|artikel(info|information)|(ü|ue)ber (dieses|das) (produkt|teil|st(ü|ue)ck)',
  details:
    '^(?!.*(konto|kontakt|bestell|zahl))(.*\\b)?(produktdetails|details|merkmale|eigenschaften|technische daten|datenblatt|materialien|material|pflege(hinweise?|anleitung)|inhaltsstoffe|zutaten|zusammensetzung|lieferumfang|abmessungen|spezifikation)(en)?\\b',
  recommendations:
    '(ä|ae)hnliche (artikel|produkte|styles)|(auch|dazu) (gefallen|passen|passt|interessieren)|kunden (kauften|kaufen)|(wurde|haben|oft|gerne|h(ä|ae)ufig) .{0,12}(gekauft|angesehen)|empfehlung|empfohlene|zuletzt angesehen|passt (gut )?(dazu|zu)|das k(ö|oe)nnte|mehr (davon|von dieser)|weitere (artikel|produkte)',
};
