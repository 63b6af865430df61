import type { Emit } from '../../source.js';

/** Most things that are remembered, before all are forgotten. */
const MOST = 500;

type Said = Readonly<{
  items?: readonly Readonly<Record<string, unknown>>[] | undefined;
  transaction_id?: unknown;
  search_term?: unknown;
}>;

/**
 * For a client that can be heard in several places, such as the queue of its stub and, when it has loaded and works that off, the
 * client itself. Each call opens the ear at one place; a thing is emitted as often as the ear that heard it most often heard it.
 * `late`: what was heard before does not come by this ear again.
 */
export function openTellers(emit: Emit): (late?: boolean) => (name: string, said: Said) => void {
  // by what is said: how often in all, then how often by each ear
  const heard = new Map<string, number[]>();
  let ears = 0;
  return (late) => {
    const ear = ++ears;
    if (late) for (const times of heard.values()) times[ear] = times[0]!;
    return (name, said) => {
      const { items, transaction_id, search_term } = said;
      const ids = items?.map(({ item_id, item_name }) => item_id ?? item_name);
      const key = [name, transaction_id, search_term, ids].join('|');
      if (heard.size > MOST) heard.clear();
      const times = heard.get(key) ?? [0];
      heard.set(key, times);
      times[ear] = (times[ear] ?? 0) + 1;
      if (times[ear] <= times[0]!) return;
      times[0] = times[ear];
      emit(name, said);
    };
  };
}
