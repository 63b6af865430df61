import type { FeatureGroup } from './feature-group.js';
import { stepCode } from './step-codes.js';

/** Places in `pages` and `milliseconds`; a page of another kind has none. */
const ADMINISTRATIVE = 0;
const INFORMATIONAL = 1;
const PRODUCT = 2;

/** UCI's group by the code of a page kind: none for 0 and other, then the four administrative, three informational and five product kinds. */
const UCI_GROUPS = [-1, -1, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2];

type Triple = [administrative: number, informational: number, product: number];

type PageKindsState = {
  views: number;
  pages: Triple;
  milliseconds: Triple;
  /** Dwell on every page that was left, whatever its kind. */
  dwell: number;
  /** When the page in view was opened. */
  openedAt: number;
  group: number;
};

/** Leaves the page in view: only the next page view gives a page its duration, so the last page has none. */
function leavePage(state: PageKindsState, at: number): void {
  if (state.views === 0) return;
  const dwell = at - state.openedAt;
  state.dwell += dwell;
  add(state.milliseconds, state.group, dwell);
}

function add(triple: Triple, group: number, value: number): void {
  const before = triple[group];
  if (before !== undefined) triple[group] = before + value;
}

/** Page views and dwell by UCI's three kinds of page: the way that Online Shoppers counts and times them, per session. */
export const pageKinds: FeatureGroup<PageKindsState> = {
  name: 'pageKinds',
  takes: ['page_view'],
  ids: [
    'administrative_pages@1',
    'administrative_seconds@1',
    'informational_pages@1',
    'informational_seconds@1',
    'product_pages@1',
    'product_seconds@1',
    'page_views@1',
    'seconds_per_page@1',
  ],
  start: () => ({ views: 0, pages: [0, 0, 0], milliseconds: [0, 0, 0], dwell: 0, openedAt: 0, group: -1 }),
  fold(state, event) {
    if (event.name !== 'page_view') return false;
    leavePage(state, event.at);
    state.views += 1;
    state.openedAt = event.at;
    state.group = UCI_GROUPS[stepCode(event.name, event.params)] ?? -1;
    add(state.pages, state.group, 1);
  },
  read({ views, pages, milliseconds, dwell }) {
    const perPage = views > 1 ? dwell / (views - 1) / 1000 : 0;
    const [administrative, informational, product] = milliseconds;
    return [
      pages[ADMINISTRATIVE],
      administrative / 1000,
      pages[INFORMATIONAL],
      informational / 1000,
      pages[PRODUCT],
      product / 1000,
      views,
      perPage,
    ];
  },
};
