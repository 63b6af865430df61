import type { ListedItem, WhyListed } from '../../decisions/listed-item.js';
import type { CatalogueItem } from '../catalogue-item.js';
import type { Good, Goods, Line } from '../shopper/goods.js';
import { currentPrice } from '../ranking/current-price.js';

/** How long a price that an event has told may be shown, milliseconds: it may have changed since. A feed's is the shop's own word. */
const FRESH = 86_400_000;

/** A product of the catalogue, or as far as events have told it. */
export type Known = Readonly<{ item?: CatalogueItem | undefined; good?: Good | undefined; line?: Line }>;

/** What a list says of a product; undefined where not even its name is known. A price in another currency than the page's is not told. */
export function listed({ item, good, line }: Known, goods: Goods, why: WhyListed): ListedItem | undefined {
  const id = item?.id ?? good?.id;
  const name = item?.name ?? good?.name;
  if (id === undefined || !name) return undefined;
  const brand = item?.brand ?? good?.brand;
  return {
    id,
    name,
    ...(brand && { brand }),
    ...(line?.variant && { variant: line.variant }),
    ...(item?.link && { link: item.link }),
    ...(item?.image && { image: item.image }),
    ...(item ? priceOf(item, goods) : priceTold(good!, goods)),
    ...(line && { quantity: line.quantity }),
    why,
  };
}

function priceOf(item: CatalogueItem, { currency, at }: Goods): Pick<ListedItem, 'price' | 'currency' | 'salePrice'> {
  const { price } = item;
  if (price === undefined || item.currency !== currency) return {};
  const now = currentPrice(item, at)!;
  return { price, currency, ...(now !== price && { salePrice: now }) };
}

function priceTold({ price, currency, priced }: Good, goods: Goods): Pick<ListedItem, 'price' | 'currency'> {
  if (price === undefined || !currency || currency !== goods.currency || goods.at - priced > FRESH) return {};
  return { price, currency };
}
