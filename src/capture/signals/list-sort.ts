import type { Says } from '../words/words.js';
import type { Say } from './hearing/per-view.js';
import type { Act } from './hearing/read-act.js';

/** Which order some words tell. */
function orderOf(says: Says, text: string): string | undefined {
  const down = says('falling', text);
  const plain = (['rating', 'newest', 'popular'] as const).find((key) => says(key, text));
  if (plain) return plain.replace('popular', 'popularity');
  // "ascending" alone may be that of names or dates; "cheapest first" speaks of prices
  const bare = !/asc|steig|crois|[昇降]/i.test(text) && (down || says('rising', text));
  return says('price', text) || bare ? (down ? 'price_desc' : 'price_asc') : undefined;
}

/**
 * Emits list_sort when a list is put in another order by a field or a link, at most 10 of each order and tells whether it was that.
 */
export function listSort({ type, control, label, says, tells, within, leads }: Act, say: Say): boolean {
  const select = control.matches('select');
  if (!(select ? type === 'change' && tells('sort') : within('sort'))) return false;
  const [option] = (control as unknown as HTMLSelectElement).selectedOptions ?? [];
  const sort_by = orderOf(says, option ? `${option.value} ${option.text}` : `${control.value} ${label} ${leads}`);
  if (sort_by || select) say('list_sort', { sort_by });
  return true;
}
