import { openCatalogue } from '../../src/catalogue/catalogue.js';
import type { CatalogueItem } from '../../src/catalogue/catalogue-item.js';
import { jsonRows } from '../../src/catalogue/feed/json-rows.js';
import { readFeed } from '../../src/catalogue/feed/read-feed.js';
import { openLister } from '../../src/catalogue/lists/open-lister.js';
import { foldGoods } from '../../src/catalogue/shopper/fold-goods.js';
import { startGoods, type Goods } from '../../src/catalogue/shopper/goods.js';
import type { ListRule } from '../../src/decisions/list-rule.js';
import type { LoggedEvent } from '../../src/memory/logged-event.js';
import { timeTask, type MicroTime } from './time-task.js';

const PRODUCTS = 10_000;
const EVENTS = 1000;
const START = Date.parse('2026-11-20T10:00Z');
const LIST: ListRule = { from: 'catalogue', count: 8 };
const ignore = () => undefined;

/** A feed as shops have them: 200 categories on three levels, 150 brands, every third product a variant of another. */
const FEED = JSON.stringify(
  Array.from({ length: PRODUCTS }, (_, at) => ({
    id: `p${at}`,
    title: `Product ${at} of the shop`,
    link: `/p/${at}`,
    image_link: `/i/${at}.jpg`,
    price: `${10 + ((at * 37) % 400)}.90 EUR`,
    brand: `Brand ${at % 150}`,
    product_type: `Room ${at % 5} > Shelf ${at % 40} > Box ${at % 200}`,
    item_group_id: `g${Math.floor(at / 3)}`,
    availability: at % 17 ? 'in_stock' : 'out_of_stock',
  })),
);

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}

const read = (): Promise<readonly CatalogueItem[]> =>
  readFeed(jsonRows(once(FEED)), {
    base: 'https://shop.example/feed.json',
    most: PRODUCTS,
    tells: () => false,
    report: ({ message }) => {
      throw new Error(message);
    },
  });

const EVENT_LOG: readonly LoggedEvent[] = Array.from({ length: EVENTS }, (_, at) => ({
  name: at % 3 ? 'view_item' : 'page_view',
  at: START + at * 20_000,
  session: 1,
  seq: at + 1,
  params: { currency: 'EUR', items: [{ item_id: `p${(at * 7) % PRODUCTS}`, item_name: 'One', price: 20 }] },
}));

function foldAll(goods: Goods): Goods {
  for (const event of EVENT_LOG) foldGoods(goods, event);
  return goods;
}

/** Times what lists cost an engine: `events` are lists and feeds, but for the fold. */
export async function timeCatalogue(): Promise<readonly MicroTime[]> {
  const items = await read();
  const catalogue = openCatalogue(items);
  const goods = foldAll(startGoods());
  const ready = openLister();
  ready(LIST, goods, catalogue);
  return [
    await timeTask(
      { name: 'catalogue: read a JSON feed of 10,000 products', events: 1, setUp: ignore, run: read },
      1000,
    ),
    await timeTask({
      name: 'catalogue: look 10,000 products up',
      events: 1,
      setUp: ignore,
      run: () => openCatalogue(items),
    }),
    await timeTask(
      { name: RANKING, events: 1, setUp: openLister, run: (lister) => lister(LIST, goods, catalogue) },
      1000,
    ),
    await timeTask({
      name: 'catalogue: a list, ranked before',
      events: 1,
      setUp: ignore,
      run: () => ready(LIST, goods, catalogue),
    }),
    await timeTask({ name: 'catalogue: fold an event', events: EVENTS, setUp: startGoods, run: foldAll }),
  ];
}

/** The row that the bar of 50 ms is about: the first list of a page view, with all that is prepared for it. */
export const RANKING = 'catalogue: rank 10,000 products, and list 8';
