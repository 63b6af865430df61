import type { Hearing, HearingRow } from '../../capture/reading/tally/tally.js';
import type { Finding } from './finding.js';
import { times } from './judge-faults.js';
import { nearestName, SHOP_NAMES } from './nearest-name.js';
import { snippet } from './snippet.js';

/** The GA4 names that unknown names on a kind of page seem to mean, as `kind name`. */
export function meantNames(hearing: Hearing): ReadonlySet<string> {
  const meant = hearing.filter(({ fates }) => fates.unknown).map(({ kind, name }) => `${kind} ${nearestName(name)}`);
  return new Set(meant);
}

/** Structured data that could not be read, as its source tells. */
const MARKUP: Readonly<Record<string, Readonly<{ what: string; fix: string }>>> = {
  json_ld_broken: {
    what: 'Structured data could not be read: a block of JSON-LD is no JSON',
    fix: 'Mend the block: mostly a comma too many, a quotation mark within a text, or a line break that is not escaped.',
  },
  json_ld_long: {
    what: 'Structured data was not read: a block of JSON-LD is too long',
    fix: 'Split the block, and give the product one of its own.',
  },
};

/** Blocks of structured data that could not be read. */
export function judgeMarkup({ source, kind, name, fates }: HearingRow): readonly Finding[] {
  const told = Object.hasOwn(MARKUP, name) ? MARKUP[name] : undefined;
  const count = fates.unknown;
  if (!told || !count) return [];
  const what = `${told.what}, ${times(count)}.`;
  return [{ severity: 'warning', code: 'markup-unreadable', source, kind, name, count, what, fix: told.fix }];
}

/** Names that nobody reads, though they seem to mean one that is read. */
export const judgeUnknown = ({ source, kind, name, fates }: HearingRow): readonly Finding[] => {
  const count = fates.unknown;
  const meant = count && nearestName(name);
  if (!meant) return [];
  return [
    {
      severity: 'error',
      code: 'name-unknown',
      source,
      kind,
      name,
      count,
      what: `“${name}” is no GA4 event, and nobody reads it; it seems to mean ${meant}.`,
      fix: `Send it by the name ${meant}, with GA4's parameters.`,
      snippet: snippet(source, meant),
    },
  ];
};

/** What is heard only by sources that the shop has no say in: the best of them speaks. */
export function judgeWeak(hearing: Hearing, meant: ReadonlySet<string>): readonly Finding[] {
  const heard = hearing.filter(
    ({ name, fates }) => (fates.kept || fates.echo) && name !== 'page_view' && SHOP_NAMES.includes(name),
  );
  const same = (one: HearingRow, other: HearingRow): boolean => one.kind === other.kind && one.name === other.name;
  const best = (row: HearingRow): boolean => heard.filter((one) => same(one, row)).toSorted(byRank)[0] === row;
  return (
    heard
      .filter((row) => row.rank < 2 && !meant.has(`${row.kind} ${row.name}`) && best(row))
      // an echo on another kind of page: a route that spoke before its address changed
      .filter((row) => row.fates.kept || !heard.some((one) => one.rank >= 2 && one.name === row.name))
      .map(weakFinding)
  );
}

const byRank = (one: HearingRow, other: HearingRow): number => other.rank - one.rank;

function weakFinding({ source, kind, name, rank, lacks, fates }: HearingRow): Finding {
  const missing = Object.keys(lacks).filter((field) => field !== '…');
  const lacking = missing.length ? `, without ${missing.join(', ')}` : '';
  const way = rank ? 'heard from the platform' : 'read off the page';
  return {
    severity: rank ? 'note' : 'warning',
    code: 'weak-source',
    source,
    kind,
    name,
    count: (fates.kept ?? 0) + (fates.echo ?? 0),
    what: `${name} is only ${way} (${source})${lacking}; GA4's data layer does not say it.`,
    fix: rank
      ? `Vitrine needs nothing more; for GA4 itself, and for what the platform leaves out, say ${name} in the data layer.`
      : `Say ${name} in the data layer: what is read off a page is guessed, and lost when its design changes.`,
    snippet: snippet('data-layer', name),
  };
}
