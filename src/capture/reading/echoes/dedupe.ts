import type { ShopEvent } from '../../shop-event.js';
import { contradict, identify, type Identity } from './identity.js';
import { rankOf } from './ranks.js';

/** Within how many milliseconds two sources speak of the same thing, by the same name and by other names. */
const MOMENT = 2000;
const LOOSE_MOMENT = 4000;
/** Within how many milliseconds one source says a thing twice by mistake. */
const SLIP = 50;
/** How many milliseconds before its page view a client-side route may say what it shows. */
const AHEAD = 100;

/** Within how many milliseconds a page tells of the click that led to it. */
const ARRIVAL = 1500;

/** Most events that are remembered, so that a burst costs no more than a click. */
const most = 30;

/** What a page shows rather than what is done on it: said once on a page view, however late the second source speaks. */
const STATES = new Set(['view_item', 'view_item_list', 'view_cart', 'begin_checkout', 'purchase']);
/** What one click does, and may be told in two shops' numbers. */
const DEEDS = new Set([
  'add_to_cart',
  'remove_from_cart',
  'add_to_wishlist',
  'add_shipping_info',
  'add_payment_info',
  'search',
]);

/** `news`; `echo` of what another source has told; `double` of what the same source has just told. */
export type Newness = Readonly<{ kind: 'news' | 'echo' | 'double'; of?: Told | undefined }>;

/** An event that was kept. */
export type Told = Readonly<{
  name: string;
  at: number;
  view: number;
  rank: number;
  identity: Identity;
  sources: string[];
}>;

type Spoken = Readonly<{ event: ShopEvent; source: string; identity: Identity; view: number }>;

export type Dedupe = Readonly<{
  judge(spoken: Spoken): Newness;
  /** Remembers the last events of the page before: a click that led here may be told by this page as well. */
  recall(events: readonly ShopEvent[]): void;
}>;

/**
 * Makes one event of one click that several sources saw. Each event absorbs one echo from every other source. The same source
 * repeating itself is news, but for a page_view of the same path, and for what a data layer is given twice within one task.
 * Sources of different rank may name one thing by different ids: then the same name on the same page, or at the same moment, is enough.
 */
export function openDedupe(): Dedupe {
  let recent: Told[] = [];
  /** When the first page view began. */
  let since: number | undefined;
  const judge = ({ event, source, identity, view }: Spoken): Newness => {
    const { name, at } = event;
    const rank = rankOf(source);
    const isView = name === 'page_view';
    recent = recent
      .filter((one) => Math.abs(at - one.at) <= LOOSE_MOMENT || (one.view === view && STATES.has(one.name)))
      // On the way from a page and back, the first view of it is no longer the standing one.
      .filter((one) => !(isView && one.name === name && one.identity.key !== identity.key))
      .slice(-most);
    const now: Told = { name, at, view, rank, identity, sources: [source] };
    const alike = recent.filter((one) => one.name === name);
    const double = alike.find((one) => isDouble(one, now, source));
    if (double) return { kind: isView ? 'echo' : 'double', of: double };
    if (isView) since ??= at;
    // what a page tells of the click that led to it, it tells at once, by its own tags
    const arrives = rank > 1 && at - (since ?? at) <= ARRIVAL;
    const open = alike.filter((one) => !one.sources.includes(source) && (one.view >= 0 || arrives));
    const echoed = open.find((one) => isSame(one, now)) ?? open.find((one) => isLoosely(one, now));
    if (!echoed) {
      // a client-side route may say what it shows just before its address is seen to change
      if (isView)
        recent = recent.map((one) =>
          STATES.has(one.name) && one.view === view && at - one.at <= AHEAD ? { ...one, view: view + 1 } : one,
        );
      recent.push(now);
      return { kind: 'news', of: now };
    }
    echoed.sources.push(source);
    return { kind: 'echo', of: echoed };
  };
  return {
    judge,
    recall(events) {
      for (const event of events)
        if (DEEDS.has(event.name))
          recent.push({ ...event, view: -1, rank: 1, identity: identify(event), sources: ['the page before'] });
    },
  };
}

const near = (one: Told, now: Told, within: number): boolean => Math.abs(one.at - now.at) <= within;

function isDouble(one: Told, now: Told, source: string): boolean {
  if (one.identity.key !== now.identity.key) return false;
  if (now.name === 'page_view') return near(one, now, MOMENT);
  return /^(data-layer|gtag)$/.test(source) && one.sources[0] === source && near(one, now, SLIP) && !!now.identity.key;
}

const share = (one: Identity, other: Identity): boolean => one.aliases.some((alias) => other.aliases.includes(alias));

function isSame(one: Told, now: Told): boolean {
  const same = one.identity.key === now.identity.key || share(one.identity, now.identity);
  return same && (near(one, now, MOMENT) || (STATES.has(now.name) && one.view === now.view));
}

/** Whether two sources that number things differently may mean the same. */
function isLoosely(one: Told, now: Told): boolean {
  if (one.rank === 3 && now.rank === 3) return false;
  // what is read off the page may take a heading for the product of a click
  const isRead = DEEDS.has(now.name) && !(one.rank && now.rank);
  if (!isRead && contradict(one.identity, now.identity)) return false;
  return STATES.has(now.name) ? one.view === now.view : DEEDS.has(now.name) && near(one, now, LOOSE_MOMENT);
}
