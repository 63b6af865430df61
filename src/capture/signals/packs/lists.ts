import type { SourcePack } from '../../source-pack.js';
import { hearActs } from '../hearing/hear-acts.js';
import { listFilter } from '../list-filter.js';
import { listSort } from '../list-sort.js';

/** How shoppers put lists in order and narrow them. */
export const sources: SourcePack['sources'] = {
  lists: hearActs('click change', [
    (act, say) => {
      // the order of reviews is no list's, and what is taken back narrows nothing
      if (!act.undoes && !act.within('reviews') && !/clear|reset/i.test(act.around))
        void (listSort(act, say) || listFilter(act, say));
    },
  ]),
};
