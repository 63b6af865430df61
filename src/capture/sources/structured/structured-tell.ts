import { gather, isA, type Found } from './structured-gather.js';
import { route, text, things, word, type Thing } from './structured-thing.js';
import type { Parts } from '../parts.js';

/** An event that the page's structured data tells, and by what it is recognised when it is read again. */
export type Telling = readonly [name: string, said: Readonly<Record<string, unknown>>, key: unknown];

/** One block of structured data: what is in it, and the address at which it was first seen. */
export type Block = Readonly<{ found: Found; at: string }>;

/** Resolves a reference to what is told elsewhere under that id. */
type Of = (one: Thing) => Thing;
type Reads = Parts['source.structured-item'];

/** Most items of a list. */
const ITEMS = 50;

/** Searches what a block holds. */
export function openBlock(within: unknown, at: string): Block {
  const found: Found = { products: [], lists: [], crumbs: [], searches: [], ids: new Map() };
  gather(within, found);
  return { found, at };
}

/**
 * Tells what a page at the address `at` shows. Blocks that were there before the address came do not count, unless one is about
 * the address. One product with offers outside of lists is the page's; several, or a list, are a list.
 */
export function tell(all: readonly Block[], at: string, reads: Reads): readonly Telling[] {
  const { itemOf, offersOf, pathOf } = reads;
  const ids = new Map(all.flatMap(({ found }) => [...found.ids]));
  const of: Of = (one) => ids.get(one['@id']) ?? one;
  const here = route(at);
  const isOwn = (one: Thing): boolean => route(one['url'] ?? one['@id']) === here;
  const blocks = all.filter(({ found, at: since }) => since === at || [...found.products, ...found.lists].some(isOwn));
  const every = (key: 'products' | 'lists' | 'crumbs' | 'searches') => blocks.flatMap(({ found }) => found[key]);
  const offered = every('products').filter((one) =>
    [one, ...things(one['hasVariant']).map(of)].some((some) => offersOf(some, of).length),
  );
  const main = single(offered.filter(isOwn)) ?? single(offered);
  const told = every('searches').flatMap(searched);
  if (main && (here || !main['url'] || isOwn(main))) {
    const same = every('products').filter((one) => nameOf(one) === nameOf(main));
    const { item, currency } = itemOf(Object.assign({}, ...same, main) as Thing, of);
    const [item_category, item_category2] = pathOf(every('crumbs'), of).filter((name) => name !== item['item_name']);
    const items = [{ ...item, ...(!item['item_category'] && { item_category, item_category2 }) }];
    return [...told, ['view_item', { currency, items }, item['item_id'] ?? item['item_name']]];
  }
  return [
    ...told,
    ...listed([...every('lists'), { itemListElement: offered.length > 1 && offered }], (one) => itemOf(one, of), of),
  ];
}

const nameOf = (one: Thing): string | undefined => word(one['name']) ?? word(one['sku']);

/** The one product that all of them are: shops say one twice, and each of its variants by itself. */
const single = (products: readonly Thing[]): Thing | undefined =>
  new Set(products.map(nameOf)).size === 1 ? products[0] : undefined;

/** What stands in a list, its address included. */
function entry(one: Thing, of: Of): Thing {
  if (!isA(one, /^ListItem$/)) return of(one);
  const { item, name, url = item } = one;
  return { name, url, ...things(item).map(of)[0] };
}

function listed(
  lists: readonly Thing[],
  read: (one: Thing) => ReturnType<Reads['itemOf']>,
  of: Of,
): readonly Telling[] {
  const isGoods = (one: Thing) =>
    isA(one, /Product/) || (!one['@type'] && /product|\/(p|dp|item)\//i.test(text(one['url'])));
  const goods = lists
    .map((list) => ({
      list,
      shown: things(list['itemListElement'])
        .map((one) => entry(one, of))
        .filter(isGoods),
    }))
    .find(({ shown }) => shown.length);
  if (!goods) return [];
  const item_list_name = word(goods.list['name']) ?? document.querySelector('h1')?.textContent?.trim();
  const told = goods.shown.slice(0, ITEMS).map(read);
  const items: Thing[] = told.map(({ item }, index) => ({ ...item, index: index + 1 }));
  const currency = told.find((one) => one.currency)?.currency;
  return [['view_item_list', { item_list_name, currency, items }, item_list_name ?? items[0]!['item_id']]];
}

/** The search that the address tells, by the parameter that an action names. */
function searched({ target }: Thing): readonly Telling[] {
  const [, name] = /[?&]([\w.[\]-]+)=\{/.exec(text(things(target)[0]?.['urlTemplate'] ?? target)) ?? [];
  const search_term = name && new URLSearchParams(location.search).get(name);
  return search_term ? [['search', { search_term }, search_term]] : [];
}
