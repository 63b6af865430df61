import type { Say } from './hearing/per-view.js';
import { putsOnList } from './hearing/puts-on-list.js';
import type { Act } from './hearing/read-act.js';

/** Emits compare_add for what puts a product among those to compare, at most 10; not for the way to the comparison. */
export function compareAdd(act: Act, say: Say): void {
  if (putsOnList(act) && act.tells('compare')) say('compare_add');
}
