import type { PageHints } from '../../heard.js';
import type { EventParams } from '../../shop-event.js';
import { isPaymentHost } from './payment-hosts.js';

/** What the page's address and referrer tell. */
type Address = Pick<PageHints, 'host' | 'from' | 'asked' | 'medium' | 'routed'>;

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
  ['search', /from=.*\b(google|bing|duckduckgo|yahoo|yandex|baidu|ecosia|qwant|startpage)\./],
  ['social', /from=.*\b(facebook|instagram|twitter|x|t|pinterest|tiktok|youtube|linkedin|reddit)\.\w+$/],
  ['referral', /medium=referral|from=./],
];

/**
 * How the shopper came to the page; without a referrer or a sign in the address it is a direct visit. From a host of the shop
 * (`domains` besides the page's own) nobody arrives; nor from a payment, unless the address tells of an advertiser or a mailer.
 */
export function arrival(
  { host, from = '', asked, medium, routed }: Address,
  domains: readonly string[] = [],
): ReferrerClass {
  // a host of the shop may be named without its port
  const isOwn = (one: string) =>
    [from, from.replace(/:\d+$/, '')].some((host) => `.${host}`.endsWith(`.${one}`) || `.${one}`.endsWith(`.${host}`));
  if (routed || (from && [host, ...domains].some((one) => isOwn(one.toLowerCase())))) return 'internal';
  const paid = isPaymentHost(from);
  const line = `${asked} medium=${medium ?? ''} from=${paid ? '' : from}`.toLowerCase();
  return signs.find(([, sign]) => sign.test(line))?.[0] ?? (paid ? 'internal' : 'direct');
}

/** Whose click id the address carries, by the names of its parameters. */
const CLICK_IDS: readonly (readonly [NonNullable<EventParams['click_source']>, RegExp])[] = [
  ['google', /^(gclid|gbraid|wbraid|dclid|srsltid|gad_source|gad_campaignid)$/],
  ['microsoft', /^msclkid$/],
  ['meta', /^(fbclid|igshid|igsh)$/],
  ['tiktok', /^ttclid$/],
  ['pinterest', /^epik$/],
  ['x', /^twclid$/],
  ['email', /^(_kx|mc_eid|mc_cid|_hsenc|_hsmi|vero_id|mkt_tok|dm_i|omnisendcontactid)$/i],
  ['other', /^(li_fat_id|sccid|rdt_cid|yclid|qclid|wickedid|irclickid|awc|cjevent|dicbo|tblci|ldtag_cl)$/i],
];

/** Whose click brought the shopper, or undefined: only that the id is there counts. */
export const clickSource = ({ asked, routed }: Address): EventParams['click_source'] =>
  routed ? undefined : CLICK_IDS.find(([, sign]) => asked.some((name) => sign.test(name)))?.[0];

const AFFILIATE =
  /^(aff|affid|aff_id|affiliate|affiliate_id|awc|irclickid|irgwc|cjevent|cjdata|ranmid|ransiteid|raneaid|sscid|clickref|pubref|zanpid|tduid|wgprogramid|admitad_uid|rfsn|sca_ref|tap_a|a_aid|a_bid)$/i;

/** Whether an affiliate sent the shopper, by the names of the parameters or utm_medium. */
export const isAffiliate = ({ asked, medium, routed }: Address): boolean =>
  !routed && (asked.some((name) => AFFILIATE.test(name)) || /affiliate|partner/i.test(medium ?? ''));
