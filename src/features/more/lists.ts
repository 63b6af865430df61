import type { FeatureGroup } from '../feature-group.js';

/** The place among the ids of what each order of a list says. */
const SORTS: ReadonlyMap<unknown, number> = new Map([
  ['price_asc', 0],
  ['price_desc', 1],
  ['newest', 2],
  ['rating', 3],
  ['popularity', 3],
]);
const FILTERS = 4;
const NARROWED: ReadonlyMap<unknown, number> = new Map([
  ['brand', 5],
  ['price', 6],
]);

function count(counts: number[], place: number | undefined): void {
  if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
}

/** How the shopper sorted and filtered lists in this session. */
export const lists: FeatureGroup<number[]> = {
  name: 'lists',
  takes: ['list_sort', 'list_filter'],
  ids: [
    'sorts_cheap@1',
    'sorts_dear@1',
    'sorts_new@1',
    'sorts_best@1',
    'filters@1',
    'brand_filters@1',
    'price_filters@1',
  ],
  start: () => [0, 0, 0, 0, 0, 0, 0],
  fold(counts, { name, params }) {
    if (name === 'list_sort') count(counts, SORTS.get(params.sort_by));
    else if (name === 'list_filter') {
      count(counts, FILTERS);
      count(counts, NARROWED.get(params.filter_by));
    } else return false;
  },
  read: (counts) => counts,
};
