import type { Hearing, HearingRow } from '../../capture/reading/tally/tally.js';
import type { PageKind } from '../../capture/shop-event.js';
import type { Finding } from './finding.js';
import { snippet } from './snippet.js';

const WHEN: Readonly<Partial<Record<PageKind, string>>> = {
  product: 'shows a product',
  listing: 'lists products',
  sale: 'lists products',
  search: 'shows what a search found',
  cart: 'shows the cart',
  checkout: 'begins the checkout',
  thanks: 'thanks for an order',
};

/** Pages that did not say what a page of their kind says. */
export function judgeMissing({ kind, name, lacks }: HearingRow, meant: ReadonlySet<string>): readonly Finding[] {
  if (name !== 'page_view' || !kind) return [];
  return Object.entries(lacks).flatMap(([event, count]): Finding[] =>
    meant.has(`${kind} ${event}`)
      ? []
      : [
          {
            severity: /^(product|thanks)$/.test(kind) ? 'error' : 'warning',
            code: 'event-missing',
            source: '',
            kind,
            name: event,
            count,
            what: `${count} page${count === 1 ? '' : 's'} of kind ${kind} did not say ${event}.`,
            fix: `Push ${event} when a page or a route ${WHEN[kind] ?? 'opens'}.`,
            snippet: snippet('data-layer', event),
          },
        ],
  );
}

/** Views on which the shop's own page_view, which it says elsewhere, did not come. */
export function judgeLost({ source, kind, name, notes }: HearingRow): readonly Finding[] {
  const count = notes['lost'];
  if (name !== 'page_view' || !count) return [];
  return [
    {
      severity: 'error',
      code: 'page-view-lost',
      source,
      kind,
      name,
      count,
      what: `${count} client-side route${count === 1 ? '' : 's'} came without the page_view that ${source} says when a page is loaded.`,
      fix: 'Say page_view after each change of route as well, once the new title stands.',
      snippet: snippet(source, 'page_view'),
    },
  ];
}

/** What only pages of another kind should say. */
const TELLING = /^(view_item|view_cart|begin_checkout|purchase)$/;

/** Pages whose kind nothing tells; `paths` are theirs, where they are known. */
export function judgeKinds(hearing: Hearing, paths: readonly string[] = []): readonly Finding[] {
  const untold = hearing.filter(({ kind }) => kind === 'other');
  const views = untold.find(({ name, fates }) => name === 'page_view' && fates.kept);
  if (!views) return [];
  const telling = untold.find(({ name, fates }) => TELLING.test(name) && fates.kept);
  const shown = paths.slice(0, 3).join(', ');
  return [
    {
      severity: telling ? 'warning' : 'note',
      code: 'page-kind-unknown',
      source: '',
      kind: 'other',
      name: 'page_view',
      count: views.fates.kept!,
      what: `Nothing tells what ${views.fates.kept} page${views.fates.kept === 1 ? ' is' : 's are'} for${shown && `: ${shown}`}${telling ? `, though ${telling.name} is said there` : ''}.`,
      fix: 'Name the kind in `capture.pageKinds` of the config, or on the page by <body data-vitrine-page="product">.',
      snippet: `"capture": { "pageKinds": [{ "path": "^${pattern(paths[0])}", "kind": "product" }] }`,
    },
  ];
}

/** A path as a regular expression may have it in JSON: the folder that it lies in, or itself where that would be all. */
function pattern(path = '/p/'): string {
  const folder = path.replace(/[^/]*$/, '');
  const told = (folder === '/' ? path : folder).replace(/[.*+?^${}()|[\]\\]/g, (sign) => `\\\\${sign}`);
  return folder === '/' ? `${told}$` : told;
}
