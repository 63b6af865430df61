import type { Say } from './hearing/per-view.js';
import type { Act } from './hearing/read-act.js';

const HEADS = 'legend,summary,h3,h4,[class*=title]';

/**
 * Emits list_filter when a list is narrowed, at most 10 by each kind: a field that changes, or a link or option in what stands for
 * filters. Opening a group is none.
 */
export function listFilter({ type, control, label, says, within, leads }: Act, say: Say): void {
  const picks = type === 'change' || control.matches('a,[role]:not([role=button]),[aria-pressed]');
  if (!within('filter') || !picks) return;
  let head: Element | null | undefined;
  let one: Element | null = control;
  for (let level = 0; !head && level < 6; level++, one = one?.parentElement ?? null) head = one?.querySelector(HEADS);
  const text = `${control.name} ${leads.split('?')[1]} ${head?.textContent?.slice(0, 60)} ${label}`;
  const kind = (['price', 'brand', 'colour', 'size', 'category'] as const).find((key) => says(key, text));
  say('list_filter', { filter_by: kind ?? 'other' });
}
