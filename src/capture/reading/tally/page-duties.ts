import type { PageKind, ShopEvent } from '../../shop-event.js';
import type { Newness } from '../echoes/dedupe.js';
import type { EventName } from '../fields/event-names.js';
import type { Count, Hearing, Tally } from './tally.js';

/** What a page of a kind says, in one of these words. */
const DUTIES: Readonly<Partial<Record<PageKind, readonly EventName[]>>> = {
  product: ['view_item'],
  listing: ['view_item_list'],
  sale: ['view_item_list'],
  search: ['search', 'view_item_list'],
  cart: ['view_cart'],
  checkout: ['begin_checkout', 'add_shipping_info', 'add_payment_info'],
  thanks: ['purchase'],
};
/** What is true of a page as long as it stands, so that saying it twice counts it twice. */
const STATES = new Set(['view_item', 'view_item_list', 'view_cart', 'begin_checkout']);
/** How many milliseconds before its page view a client-side route may say what it shows. */
const AHEAD = 1000;
/** Most pages, orders and sayings that are remembered. */
const MOST = 100;

/** One saying that was read: by whom, about what, and whether it was news. */
export type Saying = Readonly<{ event: ShopEvent; source: string; key: string | undefined; newness: Newness }>;

/** Watches whether each page says what its kind should. */
export type PageDuties = Readonly<{
  heard(saying: Saying): void;
  /** An event of that name was said, but is not looked at. */
  met(name: string): void;
  /** All rows of the tally; the page that stands counts as it stands. */
  read(): Hearing;
}>;

type Page = {
  readonly source: string;
  kind: PageKind | '';
  readonly path: string | undefined;
  readonly said: Set<string>;
  /** Which of the shop's own forms said a page_view. */
  shop?: string;
};

/** What a page has not said; `shop` is who said the page_view of an earlier one. */
function owes(page: Page, done: ReadonlySet<string>, shop: string | undefined): readonly Count[] {
  const { source, kind, path, said } = page;
  const duties = kind ? (DUTIES[kind] ?? []) : [];
  const counts: Count[] = [];
  const isDone = !duties.length || duties.some((name) => said.has(name)) || done.has(`${kind} ${path}`);
  if (!isDone) counts.push({ source, kind, name: 'page_view', what: 'lacks', which: duties[0]! });
  if (shop && !page.shop) counts.push({ source: shop, kind, name: 'page_view', what: 'notes', which: 'lost' });
  return counts;
}

/** Whether the shop says a thing both by GTM objects and by gtag(). */
const isBoth = ({ source, newness }: Saying): boolean =>
  newness.kind === 'echo' && isShop(source) && !!newness.of?.sources.some((one) => one !== source && isShop(one));

/** Remembers who said what: an order for good, what is true of a page until it is left. */
function openRepeats() {
  const orders = new Set<string>();
  let onPage = new Set<string>();
  return {
    /** Another page has begun. */
    turn: () => void (onPage = new Set()),
    /** Whether its source has said the same before. */
    isAgain({ event: { name }, source, key, newness }: Saying): boolean {
      const known = name === 'purchase' ? orders : STATES.has(name) ? onPage : undefined;
      if (!known || !key || newness.kind === 'double') return false;
      const said = `${source} ${name} ${key}`;
      if (known.has(said)) return true;
      if (known.size < MOST) known.add(said);
      return false;
    },
  };
}

/** What was said last at that moment or later. */
const since = (latest: ReadonlyMap<string, number>, moment: number): readonly string[] =>
  [...latest].filter(([, at]) => at >= moment).map(([name]) => name);

/** Opens the watch over one page's sayings, which are counted in `tally`. */
export function openPageDuties(tally: Tally): PageDuties {
  const done = new Set<string>();
  const repeats = openRepeats();
  const latest = new Map<string, number>();
  let page: Page | undefined;
  let shop: string | undefined;

  const owed = (): readonly Count[] => (page ? owes(page, done, shop) : []);
  const settle = (): void => {
    for (const { source, kind, name, what, which } of owed()) tally.row(source, kind, name)(what, which);
    if (!page) return;
    // a page that comes back from the browser's cache need not say it again
    if (done.size < MOST) done.add(`${page.kind} ${page.path}`);
    shop ??= page.shop;
  };
  const view = ({ event, source, newness }: Saying): void => {
    const { page_kind = '', page_path } = event.params;
    if (newness.kind === 'news') {
      const before = page?.kind;
      settle();
      const ahead = before === page_kind ? [] : since(latest, event.at - AHEAD);
      page = { source, kind: page_kind, path: page_path, said: new Set(ahead) };
      repeats.turn();
    }
    if (page && isShop(source)) page.shop = source;
    if (page && !page.kind) page.kind = page_kind;
  };
  const count = ({ event, source }: Saying, which: string): void =>
    tally.row(source, page?.kind ?? '', event.name)('notes', which);
  const watch = (saying: Saying): void => {
    const { name, at } = saying.event;
    page?.said.add(name);
    latest.set(name, at);
    if (isBoth(saying)) count(saying, 'both');
    if (repeats.isAgain(saying)) count(saying, 'again');
  };
  return {
    heard: (saying) => (saying.event.name === 'page_view' ? view(saying) : watch(saying)),
    met: (name) => void page?.said.add(name),
    read: () => tally.read(owed()),
  };
}

const isShop = (source: string): boolean => source === 'data-layer' || source === 'gtag';
