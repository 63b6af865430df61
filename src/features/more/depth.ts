import type { FeatureGroup } from '../feature-group.js';

/** How far towards an order a page or an event is; any other page is the first stage. */
const STAGES: ReadonlyMap<unknown, number> = new Map([
  ...['listing', 'sale', 'search', 'view_item_list'].map((word) => [word, 2] as const),
  ...['product', 'view_item'].map((word) => [word, 3] as const),
  ...['cart', 'add_to_cart', 'view_cart'].map((word) => [word, 4] as const),
  ...['checkout', 'begin_checkout', 'add_shipping_info', 'add_payment_info'].map((word) => [word, 5] as const),
  ...['thanks', 'purchase'].map((word) => [word, 6] as const),
]);

/** How deep this session has gone. */
export const depth: FeatureGroup<{ deepest: number }> = {
  name: 'depth',
  takes: ['page_view', ...STAGES.keys()].map(String),
  ids: ['browse_depth@1'],
  start: () => ({ deepest: 0 }),
  fold(state, { name, params }) {
    const stage = name === 'page_view' ? (STAGES.get(params.page_kind) ?? 1) : (STAGES.get(name) ?? 0);
    if (stage <= state.deepest) return false;
    state.deepest = stage;
  },
  read: ({ deepest }) => [deepest],
};
