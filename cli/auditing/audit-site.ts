import type { Browser, Page } from 'playwright-core';
import { mergeHearings } from '../../src/inspector/audit/merge-hearings.js';
import { judge, sorted } from '../../src/inspector/audit/judge.js';
import type { Finding } from '../../src/inspector/audit/finding.js';
import { judgeConsent } from '../../src/inspector/audit/judge-consent.js';
import type { Audit, AuditedPage } from './audit.js';
import { bare, chooseLink, isHarmless } from './choose-link.js';
import type { DocumentReport } from './document-report.js';
import { openListening, type Listening, type ListeningOptions } from './open-listening.js';
import { probeAdd } from './probe-add.js';
import { probeRoute } from './probe-route.js';
import { searchAddress } from './search-address.js';

export type SiteOptions = ListeningOptions &
  Readonly<{
    /** As the report calls it. */
    target: string;
    /** The addresses to visit. */
    starts: readonly string[];
    /** Most pages in all. */
    pages: number;
    /** Whether to follow links to pages of further kinds. */
    follow: boolean;
    /** Whether to put the first product into the cart. */
    add: boolean;
    /** Told of each page that is opened. */
    tell: (url: string) => void;
  }>;

/** What is between two pages of one shop, milliseconds: a shop is not hurried. */
const PAUSE = 300;

/** How many addresses of a finding are named. */
const SHOWN = 3;

type State = SiteOptions &
  Readonly<{
    listening: Listening;
    visited: Set<string>;
    seen: Set<string>;
    links: Set<string>;
    findings: Finding[];
  }> & { added: boolean };

/** Visits pages of a shop in a browser, one after the other, and judges what they say. Rejects if the first cannot be opened. */
export async function auditSite(browser: Browser, options: SiteOptions): Promise<Audit> {
  const listening = await openListening(browser, options);
  const state: State = {
    ...options,
    listening,
    visited: new Set(),
    seen: new Set(),
    links: new Set(),
    findings: [],
    added: false,
  };
  try {
    for (const url of options.starts) await visit(state, url);
    if (options.follow) await follow(state);
    return conclude(state);
  } finally {
    await listening.close();
  }
}

async function follow(state: State): Promise<void> {
  const { listening, visited, seen, links, findings } = state;
  const { origin } = new URL(listening.page.url());
  if (visited.size < state.pages) {
    const { report, lost } = await probeRoute(listening, origin);
    findings.push(...lost);
    await arrive(state, report);
  }
  while (visited.size < state.pages) {
    await gatherLinks(state, origin);
    const rules = state.capture.pageKinds;
    const chosen = chooseLink({ links: [...links], visited, seen, rules });
    const next = chosen ?? (seen.has('search') ? undefined : await searchAddress(listening, origin));
    if (!next || visited.has(bare(next))) return;
    await listening.page.waitForTimeout(PAUSE);
    await visit(state, next);
  }
}

/** Remembers a page that stands, and what it is; the first product goes into the cart, if that is wanted. */
async function arrive(state: State, report: DocumentReport | undefined): Promise<void> {
  const { visited, seen, listening, findings, add } = state;
  if (!report) return;
  visited.add(bare(report.url));
  const views = report.events.filter(({ name }) => name === 'page_view');
  for (const { params } of views) seen.add(params.page_kind ?? '');
  if (!add || state.added || views.at(-1)?.params.page_kind !== 'product') return;
  state.added = true;
  findings.push(...(await probeAdd(listening)));
}

async function visit(state: State, url: string): Promise<void> {
  const { listening, visited, findings, tell, starts } = state;
  tell(url);
  visited.add(bare(url));
  const failed = await open(listening.page, url);
  if (failed) {
    if (url === starts[0]) throw new Error(`${url} ${failed}`);
    findings.push(pageFailed(url, failed));
    return;
  }
  await arrive(state, await listening.settle());
}

/** Why a page could not be opened; undefined if it could. */
async function open(page: Page, url: string): Promise<string | undefined> {
  try {
    const answer = await page.goto(url, { waitUntil: 'domcontentloaded' });
    return answer && answer.status() >= 400 ? `answered ${answer.status()}` : undefined;
  } catch (cause) {
    return `could not be opened: ${String(cause instanceof Error ? cause.message : cause).split('\n')[0]}`;
  }
}

const pageFailed = (url: string, why: string): Finding => ({
  severity: 'error',
  code: 'page-failed',
  source: '',
  kind: '',
  name: '',
  count: 1,
  what: `${url} ${why}.`,
  fix: 'Mend the page, or the link that leads there.',
});

async function gatherLinks({ listening, links }: State, origin: string): Promise<void> {
  const found = await listening.page
    .$$eval('a[href]', (all) => all.map((one) => (one as HTMLAnchorElement).href))
    // a page that is just being left has no links to follow
    .catch((): string[] => []);
  for (const link of found) if (isHarmless(link, origin)) links.add(bare(link));
}

function conclude({ target, listening, findings }: State): Audit {
  const documents = listening.documents();
  const hearing = mergeHearings(documents.map((one) => one.hearing));
  const views = documents.flatMap(({ events }) => events.filter(({ name }) => name === 'page_view'));
  const untold = views.flatMap(({ params }) => (params.page_kind === 'other' ? (params.page_path ?? []) : []));
  const emptyCart = !hearing.some(({ name }) => name === 'add_to_cart');
  const judged = judge(hearing, { untold: [...new Set(untold)], emptyCart });
  return {
    target,
    pages: documents.map(({ url, events }): AuditedPage => ({ url, events })),
    hearing,
    findings: sorted([...findings, ...consentOf(documents), ...judged.map(located(documents))]),
  };
}

/** Adds to a finding where it was found. */
function located(documents: readonly DocumentReport[]): (finding: Finding) => Finding {
  const keyOf = ({ code, source, kind, name }: Finding): string => [code, source, kind, name].join(' ');
  const places = new Map<string, string[]>();
  for (const { url, hearing } of documents)
    for (const key of new Set(judge(hearing).map(keyOf))) places.set(key, [...(places.get(key) ?? []), url]);
  return (finding) => {
    const at = places.get(keyOf(finding))?.slice(0, SHOWN);
    return at ? { ...finding, at } : finding;
  };
}

/** One finding a code, with the number of pages. */
function consentOf(documents: readonly DocumentReport[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const [finding, url] of documents.flatMap((one) =>
    judgeConsent(one.consent).map((told) => [told, one.url] as const),
  ))
    found.set(finding.code, {
      ...finding,
      count: (found.get(finding.code)?.count ?? 0) + 1,
      at: [...(found.get(finding.code)?.at ?? []), url].slice(0, SHOWN),
    });
  return [...found.values()];
}
