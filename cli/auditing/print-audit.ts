import type { HearingRow } from '../../src/capture/reading/tally/tally.js';
import type { Finding } from '../../src/inspector/audit/finding.js';
import type { Audit } from './audit.js';

const sum = (counts: Readonly<Record<string, number | undefined>>): number =>
  Object.values(counts).reduce((all: number, one) => all + (one ?? 0), 0);

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `data-layer 2 kept, 1 double`. */
const sourceText = ({ source, fates }: HearingRow): string =>
  `${source} ${Object.entries(fates)
    .map(([fate, count]) => `${count} ${fate}`)
    .join(', ')}`;

function* heardLines({ hearing }: Audit): Iterable<string> {
  const kinds = [...new Set(hearing.map(({ kind }) => kind))];
  for (const kind of kinds) {
    yield `  on pages of kind ${kind || '(none yet)'}`;
    const rows = hearing.filter((row) => row.kind === kind && sum(row.fates));
    const names = [...new Set(rows.map(({ name }) => name))];
    const width = Math.max(...names.map((name) => name.length), 0);
    for (const name of names)
      yield `    ${name.padEnd(width)}  ${rows
        .filter((row) => row.name === name)
        .map(sourceText)
        .join(' · ')}`;
  }
}

function* findingLines({ severity, code, kind, source, what, fix, at, snippet }: Finding): Iterable<string> {
  const where = [kind && `${kind} pages`, source].filter(Boolean).join(', ');
  yield `  ${severity.padEnd(7)} ${code}${where && ` (${where})`}`;
  yield `          ${what}`;
  for (const url of at ?? []) yield `          at ${url}`;
  yield `          Fix: ${fix}`;
  for (const line of snippet?.split('\n') ?? []) yield `            ${line}`;
}

/** The last line of a report. */
export function summaryOf({ findings, hearing, pages }: Audit): string {
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  const kept = hearing.reduce((all, { fates }) => all + (fates.kept ?? 0), 0);
  const heard = hearing.reduce((all, { fates }) => all + sum(fates), 0);
  const found = `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}`;
  return `${found}; ${kept} of ${plural(heard, 'event')} kept${pages.length ? ` on ${plural(pages.length, 'page')}` : ''}`;
}

/**
 * The events that pages should have said and none did: what rests on them is not known. Ready for the config; where an event may still
 * come in another way, or under a name that is to be mended first, that is left to whoever pastes it.
 */
export function uninstrumentedOf({ findings, hearing }: Audit): readonly string[] {
  const heard = new Set(hearing.flatMap(({ name, fates }) => (fates.kept || fates.echo ? name : [])));
  const missing = findings.flatMap(({ code, name }) => (code === 'event-missing' && !heard.has(name) ? name : []));
  return [...new Set(missing)];
}

function* uninstrumentedLines(audit: Audit): Iterable<string> {
  const names = uninstrumentedOf(audit);
  if (!names.length) return;
  yield 'Not told at all; until that is mended, for the config, so that no segment rests on it:';
  yield `  "uninstrumented": ${JSON.stringify(names)}`;
  yield '';
}

/** A report in words, line by line. */
export function* printAudit(audit: Audit): Iterable<string> {
  yield audit.target;
  for (const { url } of audit.pages) yield `  ${url}`;
  yield '';
  yield 'Heard';
  yield* heardLines(audit);
  yield '';
  yield audit.findings.length ? 'Found' : 'Found nothing wrong';
  for (const finding of audit.findings) yield* findingLines(finding);
  yield '';
  yield* uninstrumentedLines(audit);
  yield summaryOf(audit);
}
