/** GA4's ecommerce events, which a shop's own names may mean. */
export const SHOP_NAMES: readonly string[] = [
  'page_view',
  'view_item_list',
  'select_item',
  'view_item',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'begin_checkout',
  'add_shipping_info',
  'add_payment_info',
  'purchase',
  'refund',
  'search',
  'view_promotion',
  'select_promotion',
  'add_to_wishlist',
];

/** What shops write, in small letters without blanks and marks, and the name that is meant; the first row that fits. */
const MEANT: readonly (readonly [sign: RegExp, name: string])[] = [
  [/wish|favou?rite/, 'add_to_wishlist'],
  [
    /^(view|show)?(product|item)s?(impressions?|list(view(ed)?)?)$|^impressions?$|^(view(ed)?)?(category|collection|productlist)(view(ed)?)?$/,
    'view_item_list',
  ],
  [/^(product|item)(click(ed)?|select(ed)?)$|^(click|select)(product|item)$/, 'select_item'],
  [
    /(remov|delet).*(cart|basket|bag|product|item)|(cart|basket|bag).*(remov|delet)|^(product|item)s?remov/,
    'remove_from_cart',
  ],
  [
    /^add(ed)?(product|item)?(to)?(the)?(cart|basket|bag)$|^(product|item)(s)?added(to(cart|basket|bag))?$|^(cart|basket|bag)add(ed)?$|^a2c$|^atc$|^add$/,
    'add_to_cart',
  ],
  [/^(view|show|open)(ed)?(mini|my|the)?(cart|basket|bag)$|^(cart|basket|bag)(view|open)(ed)?$/, 'view_cart'],
  [
    /^(product|item)(detail|page)?s?(view|detail|show)?(ed|s)?$|^(view|show)(ed)?(product|item|content|pdp)(detail|page)?s?$|^pdp(view)?$|^detail$/,
    'view_item',
  ],
  [/shipping(info|method|option|address)/, 'add_shipping_info'],
  [/payment(info|method|option)/, 'add_payment_info'],
  [/refund/, 'refund'],
  [
    /^(purchased?|transaction|orders?)(complet(e|ed)|success|placed|confirm(ed|ation)|received)?$|^(complete|place)d?(order|purchase)$|^checkout(complet|success)(e|ed)?$/,
    'purchase',
  ],
  [
    /^(ecommerce|start|init(iate)?|begin|proceed(to)?|enter)?(the)?checkout(step\d?|start(ed)?|begin|init(iated)?)?$/,
    'begin_checkout',
  ],
  [/^(site|internal|product)?search(ed|results?|submit(ted)?)?$|^view(ed)?searchresults$/, 'search'],
  [/^promo(tion)?(click|select)(ed)?$|^promoclick$/, 'select_promotion'],
  [/^promo(tion)?(view|impression|show)s?(ed)?$|^promoview$/, 'view_promotion'],
  [/^(virtual|spa)?page(views?|load|changed?)$|^virtualpageview$|^(route|history)change(d)?$/, 'page_view'],
];

/** A name in small letters, without blanks, marks and what shops put before it. */
const bare = (text: string): string =>
  text
    .replace(/^(eec|ee|enhanced[ _-]?ecommerce|ecommerce|ga4?|gtm|event)[ ._:/-]+/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Edits, of one letter each, between two short texts; a swap of neighbours is one. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length]!;
}

/** The GA4 name that a shop's own name seems to mean, such as `view_item` for `productDetail`; undefined if none is near. */
export function nearestName(name: string): string | undefined {
  const said = bare(name);
  if (said.length < 3 || said.length > 40) return undefined;
  const meant = MEANT.find(([sign]) => sign.test(said))?.[1];
  if (meant) return meant;
  // one slip of the keyboard in a short name, two in a long one
  return SHOP_NAMES.map((one) => [distance(said, bare(one)), one] as const)
    .filter(([edits, one]) => edits <= (one.length > 9 ? 2 : 1))
    .toSorted(([one], [other]) => one - other)[0]?.[1];
}
