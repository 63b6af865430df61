import type { PageKind } from '../../../capture/shop-event.js';
import type { Guard } from '../guard.js';

export type PageRule = Readonly<{ kinds?: readonly PageKind[]; paths?: readonly string[] }>;

/** Holds back on pages of these kinds or paths, by the latest page view. Before the first it holds: the page may be one of them. */
export function pageRule({ kinds = [], paths = [] }: PageRule): Guard<boolean> {
  const forms = paths.map((path) => new RegExp(path));
  return {
    start: true,
    fold: (state, { name, params: { page_kind, page_path = '' } }) =>
      name === 'page_view' ? kinds.includes(page_kind!) || forms.some((form) => form.test(page_path)) : state,
    holds: (state) => state,
    isFleeting: () => true,
  };
}
