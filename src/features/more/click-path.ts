import type { FeatureGroup } from '../feature-group.js';
import { stepCode } from '../step-codes.js';

/** The kinds that a way from page to page is told of, by the code of the page: none for the rest. */
const KINDS = ['', '', '', 'cart', 'checkout', 'thanks', '', '', '', 'home', 'listing', 'listing', 'product', 'search'];
const WAYS = [
  'home_to_listing',
  'home_to_product',
  'listing_to_product',
  'search_to_product',
  'product_to_listing',
  'product_to_search',
  'product_to_product',
  'product_to_cart',
  'cart_to_product',
  'cart_to_checkout',
] as const;
const BACK_OUT = WAYS.length;
/** As far as capture keeps a path. */
const LONGEST_PATH = 200;

type ClickPathState = {
  /** Codes of the latest pages, the latest first; 0 where there is none. */
  latest: number[];
  /** Path of the page in view: the same page again is no way from one to another. */
  path: string;
  counts: number[];
};

/** Where a way counts; -1: nowhere. */
function placeOf(from: number, to: number): number {
  const [before, after] = [KINDS[from], KINDS[to]];
  if (before === 'checkout') return after === 'checkout' || after === 'thanks' ? -1 : BACK_OUT;
  return (WAYS as readonly string[]).indexOf(`${before}_to_${after}`);
}

/** The way through this session's pages. */
export const clickPath: FeatureGroup<ClickPathState> = {
  name: 'clickPath',
  takes: ['page_view'],
  ids: [
    ...WAYS.map((way) => `${way}@1` as const),
    'checkout_to_other@1',
    'last_kind_1@1',
    'last_kind_2@1',
    'last_kind_3@1',
  ],
  start: () => ({ latest: [0, 0, 0], path: '', counts: Array.from({ length: BACK_OUT + 1 }, () => 0) }),
  fold(state, { name, params }) {
    if (name !== 'page_view') return false;
    const path = typeof params.page_path === 'string' ? params.page_path.slice(0, LONGEST_PATH) : '';
    if (path && path === state.path) return false;
    const code = stepCode(name, params);
    const place = placeOf(state.latest[0]!, code);
    if (place >= 0) state.counts[place]! += 1;
    state.path = path;
    state.latest.pop();
    state.latest.unshift(code);
  },
  read: ({ counts, latest }) => [...counts, ...latest],
};
