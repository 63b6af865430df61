/** The signs that tell a currency, and it. */
const CODES =
  '€EUR £GBP 円JPY ₹INR ₩KRW ₽RUB ₺TRY ₪ILS ฿THB ₫VND ₴UAH 元CNY złPLN KčCZK R$BRL C$CAD CA$CAD A$AUD AU$AUD US$USD'.split(
    ' ',
  );
/** By the language of the page: what a sign that several countries use means, or no sign. */
const LOCAL: readonly (readonly [where: RegExp, code: string])[] = [
  [/\$.*-US/, 'USD'],
  [/\$.*-CA/, 'CAD'],
  [/\$.*-AU/, 'AUD'],
  [/\$.*-NZ/, 'NZD'],
  [/\$.*-SG/, 'SGD'],
  [/\$.*-HK/, 'HKD'],
  [/\$.*-MX/, 'MXN'],
  [/¥ zh/, 'CNY'],
  [/¥ ja/, 'JPY'],
  [/^kr da/, 'DKK'],
  [/^kr n/, 'NOK'],
  [/^kr sv/, 'SEK'],
  [/^ .*-US/, 'USD'],
  [/^ .*-CH/, 'CHF'],
  [/^ (de|fr|es|it|nl)/, 'EUR'],
  [/^ ja/, 'JPY'],
  [/^ en-GB/, 'GBP'],
];
/** How a page tells its currency in its data, and the signs that several currencies have. */
const TOLD = /currency(?:_?code)?["']?(?:\s*[:=]\s*|["']?\s*,\s*)["']([A-Z]{3})["']/i;
const SHARED: readonly (readonly [sign: string, codes: RegExp, usual: string])[] = [
  ['$', /D$|^(MXN|ARS|CLP|COP)$/, 'USD'],
  ['¥', /^(JPY|CNY)$/, 'JPY'],
  ['kr', /^(SEK|NOK|DKK|ISK)$/, ''],
];
/** Most characters of a script that are searched. */
const MOST = 50_000;

/**
 * The currency that a sign stands for on this page, as an ISO code. A sign that several countries use is settled by the page's own
 * data, then by the region of its language, and else has the usual meaning; undefined where there is none.
 */
export function currencyOf(sign: string): string | undefined {
  const shared = SHARED.find(([one]) => one === sign);
  const told = shared && toldCurrency();
  if (told && shared[1].test(told)) return told;
  const where = `${sign} ${document.documentElement.lang}`;
  return (
    /^[A-Z]{3}$/.exec(sign)?.[0] ??
    CODES.find((one) => one.slice(0, -3) === sign)?.slice(-3) ??
    LOCAL.find(([there]) => there.test(where))?.[1] ??
    // a page that tells a currency to which its own signs do not belong is left to better sources
    ((!told && shared?.[2]) || undefined)
  );
}

function toldCurrency(): string | undefined {
  const mark = document.querySelector('[itemprop=priceCurrency],meta[property$="price:currency"]');
  const marked = mark?.getAttribute('content') ?? mark?.textContent?.trim();
  if (marked) return marked;
  for (const { textContent } of document.scripts) {
    const told = TOLD.exec(textContent!.slice(0, MOST))?.[1];
    if (told) return told;
  }
  return undefined;
}
