/** Small words that press: how few are left, or how little time. */
const URGENT =
  /only \d+ (left|remaining)|\d+ (left|remaining) in stock|last (chance|few|items?|pieces)|almost (gone|sold out)|selling (out )?fast|ends (in|today|tonight|soon)|hurry|\d+ (people|others) (are )?(looking|viewing)|limited (time|stock)|nur noch \d|noch \d+ (stück|verfügbar)|fast ausverkauft|letzte (chance|stücke|exemplare)|endet (in|heute|bald)|nur (noch )?(heute|kurze zeit)|plus que \d|derni(er|è)re?s? (chance|pièces?|exemplaires?|jours?)|bientôt épuisé|se termine (dans|ce soir|aujourd)|stock limité|dépêchez|solo quedan? \d|quedan? (solo )?\d|últim[oa]s? (oportunidad|unidades|días|horas)|casi agotado|termina (en|hoy|pronto)|date prisa|残り(わずか|\d)|あと\d+(点|個|時間|日)|まもなく終了|本日(限り|終了)|お急ぎ|在庫わずか|期間限定/;

/** Whether a text says in English, German, French, Spanish or Japanese that stock or time runs out. */
export const isUrgent = (text: string): boolean => URGENT.test(text.normalize('NFKC').toLowerCase());
