import type { EventParams, Item, ShopEvent } from '../../shop-event.js';
import type { Newness } from './dedupe.js';
import { openGoods } from './goods.js';

/** Who speaks of goods: by which further ids, and of which rank. */
export type Teller = Readonly<{ rank: number; aliases: readonly string[] }>;

/** What the page that stands has told of its goods and its currency. */
export type PageGoods = Readonly<{
  /** The event with what other sources have told. */
  complete(event: ShopEvent, teller: Teller): ShopEvent;
  /** Remembers what an event told, and that two sources meant one thing. */
  learn(event: ShopEvent, teller: Teller, newness: Newness): void;
  /** Another page stands. */
  turn(): void;
}>;

/** What is done to the product of the page, where a lesser source does not say to which. */
const OF_THE_PAGE = /^add_to_(cart|wishlist)$/;

const titleOf = ({ item_name }: Item): string | undefined => item_name?.toLowerCase().replace(/\s+/g, ' ');

/** By what else the one item is known, if it is the page's product by its title. */
function alsoCalled(items: readonly Item[] = [], own: Item | undefined): readonly string[] {
  const [one] = items.length === 1 ? items : [];
  const title = one && titleOf(one);
  return title && own?.item_id !== undefined && titleOf(own) === title ? [own.item_id] : [];
}

/** Opens the goods of a page that has told nothing yet. */
export function openPageGoods(): PageGoods {
  const goods = openGoods();
  let product: Item | undefined;
  let currency: string | undefined;
  /** Whether this page has told the currency, rather than the one before. */
  let fresh = false;
  return {
    complete(event, { rank, aliases }) {
      const { params, name } = event;
      // what is read off the page is a guess beside what anybody has said
      if (params.currency && (rank || !fresh)) {
        currency = params.currency;
        fresh = true;
      }
      const own = rank < 2 && OF_THE_PAGE.test(name) ? product : undefined;
      const named = [...aliases, ...alsoCalled(params.items, own)];
      const items =
        params.items?.map((item, place) => goods.complete(item, place ? [] : named, rank)) ?? (own && [own]);
      const priced = params.value !== undefined || items?.some(({ price }) => price !== undefined);
      const told = { ...params, ...(items && { items }), ...((priced || params.currency) && currency && { currency }) };
      return { ...event, params: told as EventParams };
    },
    learn(event, { rank, aliases }, newness) {
      const { items = [] } = event.params;
      const [one] = items.length === 1 ? items : [];
      // two sources, one thing: whatever either calls it, and the first goes first
      const same = newness.kind === 'echo' ? (newness.of?.identity.aliases ?? []) : [];
      for (const item of items) goods.learn(item, one ? [...same, ...aliases] : [], rank);
      if (!one || !newness.of) return;
      if (event.name === 'view_item') product = goods.complete(one, aliases, 2);
    },
    turn() {
      product = undefined;
      fresh = false;
    },
  };
}
