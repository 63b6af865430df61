import type { PageHints } from '../heard.js';
import type { EventParams } from '../shop-event.js';

type ReferrerClass = NonNullable<EventParams['referrer_class']>;

/**
 * What tells a class, in a line made of the parameter names, `medium=` and `from=`: the names that advertisers and mailers add to
 * a click (only their presence counts, their values are never kept), then utm_medium, then the referrer's host.
 */
const signs: readonly (readonly [ReferrerClass, RegExp])[] = [
  ['paid', /\b(gclid|gbraid|wbraid|dclid|msclkid|ttclid|twclid|epik)\b|medium=.*(cp[acmv]|ppc|paid|display|affiliate)/],
  ['email', /\b(_kx|mc_eid)\b|medium=.*(e-?mail|newsletter)|from=.*\bmail\./],
  ['social', /\bfbclid\b|medium=.*social/],
  ['search', /medium=organic/],
  // The way back from a payment is no new arrival.
  ['internal', /from=.*\b(paypal|klarna|stripe|adyen|mollie)\./],
  ['search', /from=.*\b(google|bing|duckduckgo|yahoo|yandex|baidu|ecosia|qwant|startpage)\./],
  ['social', /from=.*\b(facebook|instagram|twitter|x|t|pinterest|tiktok|youtube|linkedin|reddit)\.\w+$/],
  ['referral', /medium=referral|from=./],
];

/** How the shopper came to the page; without a referrer or a sign in the address it is a direct visit. */
export function arrival({ host, from = '', asked, medium, routed }: PageHints): ReferrerClass {
  if (routed || (from && (`.${from}`.endsWith(`.${host}`) || `.${host}`.endsWith(`.${from}`)))) return 'internal';
  const line = `${asked} medium=${medium ?? ''} from=${from}`.toLowerCase();
  return signs.find(([, sign]) => sign.test(line))?.[0] ?? 'direct';
}
