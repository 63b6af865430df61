import { openReader } from '../../../../src/capture/reading/open-reader.js';
import type { PageKind } from '../../../../src/capture/shop-event.js';
import type { Facts } from '../../../../src/inspector/audit/judge.js';
import { judge } from '../../../../src/inspector/audit/judge.js';
import { reading } from '../../../fixtures/reading.js';

/** Something that was said: by whom, as what, with what, and how many milliseconds after the one before (10 s unless told). */
export type Said = readonly [source: string, name: string, said?: unknown, after?: number];

/** A view of a page, as Vitrine itself hears it. */
export const viewed = (kind: PageKind, path = `/${kind}`): Said => [
  'page_view',
  'page_view',
  { page_kind: kind, page_path: path },
];

/** What the reader makes of sayings. */
export function hear(sayings: readonly Said[]) {
  const reader = openReader({ ...reading, sensitive: ['mandrake'], salt: 's', report: () => {} });
  let at = Date.UTC(2026, 4, 4, 12);
  for (const [source, name, said, after = 10_000] of sayings) {
    at += after;
    reader.read([{ source, name, at, said: source === 'data-layer' ? { event: name, ...Object(said) } : said }]);
  }
  return reader.hearing();
}

/** What an audit finds in sayings. */
export const audit = (sayings: readonly Said[], facts?: Facts) => judge(hear(sayings), facts);

/** The same in short. */
export const codes = (sayings: readonly Said[], facts?: Facts) =>
  audit(sayings, facts).map(({ severity, code, source, kind, name, count }) =>
    [severity, code, source, kind, name, count].join(' ').replace(/\s+/g, ' '),
  );
