import type { Finding } from '../../src/inspector/audit/finding.js';
import { snippet } from '../../src/inspector/audit/snippet.js';
import { bare, isHarmless, linkKind } from './choose-link.js';
import type { DocumentReport } from './document-report.js';
import type { Listening } from './open-listening.js';

/** What stands after the click, and what was lost on the way. */
type Probed = Readonly<{ report: DocumentReport | undefined; lost: readonly Finding[] }>;

const views = ({ events }: DocumentReport): number => events.filter(({ name }) => name === 'page_view').length;

/** Clicks a link to another page of the shop: where the page changes without being loaded, a page view must be heard. */
export async function probeRoute(listening: Listening, origin: string): Promise<Probed> {
  const { page, settle, documents } = listening;
  const before = documents().at(-1);
  const link = before && (await findLink(listening, origin));
  if (!before || !link) return { report: undefined, lost: [] };
  await link.click({ timeout: 3000 }).catch(() => link.dispatchEvent('click'));
  const report = await settle();
  const isRoute = report?.id === before.id && bare(page.url()) !== bare(before.url);
  const isLost = isRoute && views(report) === views(before);
  return { report, lost: isLost ? [lostView(before.url, page.url())] : [] };
}

async function findLink({ page }: Listening, origin: string) {
  const links = await page.$$('a[href]');
  const here = bare(page.url());
  const found: { rank: number; link: (typeof links)[number] }[] = [];
  for (const link of links) {
    const url = await link.evaluate((one) =>
      one.closest('[target=_blank],[download]') ? '' : (one as HTMLAnchorElement).href,
    );
    if (!isHarmless(url, origin) || bare(url) === here || !(await link.isVisible())) continue;
    found.push({ link, rank: ['product', 'listing', 'sale'].indexOf(linkKind(url, [])) });
  }
  const ranks = (rank: number): number => (rank < 0 ? 9 : rank);
  return found.toSorted((one, other) => ranks(one.rank) - ranks(other.rank))[0]?.link;
}

function lostView(from: string, to: string): Finding {
  const [one, other] = [new URL(from), new URL(to)];
  const names = [...other.searchParams.keys()].filter(
    (name) => one.searchParams.get(name) !== other.searchParams.get(name),
  );
  const isQuery = one.pathname === other.pathname && names.length > 0;
  return {
    severity: 'error',
    code: 'page-view-lost',
    source: 'page_view',
    kind: '',
    name: 'page_view',
    count: 1,
    what: `A click led from ${one.pathname}${one.search} to ${other.pathname}${other.search}${other.hash} without being loaded, and no page view was heard.`,
    fix: isQuery
      ? 'Name in `capture.routeQuery` the parameters that make another page.'
      : 'Change the address with each route, by history.pushState(), or tell Vitrine of the view.',
    snippet: isQuery ? `"capture": { "routeQuery": ${JSON.stringify(names)} }` : snippet('track', 'page_view'),
  };
}
