import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { ResolvedConfig } from '../../src/config.js';
import { readConfig } from '../../src/read-config.js';
import type { Audit } from '../auditing/audit.js';
import { auditRecording } from '../auditing/audit-recording.js';
import { auditSite } from '../auditing/audit-site.js';
import { openBrowser } from '../auditing/open-browser.js';
import { printAudit, uninstrumentedOf } from '../auditing/print-audit.js';
import { serveFolder } from '../auditing/serve-folder.js';
import { openSource } from '../inputs/open-source.js';
import { readConfigFile } from '../replaying/read-config-file.js';
import type { CommandStreams } from '../running/command-streams.js';

const USAGE = `vitrine audit <url | folder | events file> [--pages N] [--add] [--config FILE] [--wait MS] [--json]

Listens to a shop as Vitrine does and tells what is heard, what is missing and how each fault is mended (docs/audit.md).

  a url     is visited in the Chrome or Chromium of this machine, by playwright-core, in a fresh profile; so are up to N pages
            of further kinds that it links to, one at a time, and one link is clicked to see whether routes are heard
  a folder  is served on 127.0.0.1, and every HTML page of it visited
  a file    holds recorded events: Vitrine's own NDJSON, or GA4's export; - is standard input

  --pages   most pages of a url (default 6), of a folder (default 100)
  --add     puts the first product into the cart as well
  --config  the shop's config: its part "capture" says how to listen
  --wait    milliseconds of silence after which a page has said all (default 2500)
  --json    one JSON object: target, pages with their events, hearing, findings, uninstrumented

Exit code 0; 1 when there are errors, or lines of a file that cannot be read; 2 when nothing can be audited.
`;

const OPTIONS = {
  pages: { type: 'string' },
  add: { type: 'boolean', default: false },
  config: { type: 'string' },
  wait: { type: 'string', default: '2500' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Told = Readonly<{ target: string; pages: number | undefined; add: boolean; wait: number; config: ResolvedConfig }>;

/** `vitrine audit`: what is wrong with what a shop says. Resolves to the exit code. */
export async function auditCommand(args: readonly string[], streams: CommandStreams = process): Promise<number> {
  const say = (text: string): void => void streams.stderr.write(`vitrine audit: ${text}\n`);
  let faults = 0;
  const fault = (message: string): void => {
    faults += 1;
    if (faults <= NAMED) say(message);
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [target, extra] = positionals;
    if (values.help || !target || extra !== undefined) {
      streams[values.help ? 'stdout' : 'stderr'].write(USAGE);
      return values.help ? 0 : 2;
    }
    const report = ({ message }: { message: string }) => fault(message);
    const config = values.config ? await readConfigFile(values.config, report) : readConfig({}, report);
    const pages = values.pages === undefined ? undefined : whole('--pages', values.pages);
    const told: Told = { target, pages, add: values.add, wait: whole('--wait', values.wait), config };
    const audit = await run(told, { streams, fault, say });
    if (faults > NAMED) say(`${faults - NAMED} more faults`);
    const lines = values.json
      ? [JSON.stringify({ ...audit, uninstrumented: uninstrumentedOf(audit) })]
      : printAudit(audit);
    for (const line of lines) streams.stdout.write(`${line}\n`);
    return faults || audit.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    return 2;
  }
}

/** How many faulty lines are named one by one. */
const NAMED = 20;

function whole(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`${option} must be a whole number from 1, not ${text}`);
  return Number(text);
}

type Context = Readonly<{ streams: CommandStreams; fault(message: string): void; say(text: string): void }>;

async function run(told: Told, context: Context): Promise<Audit> {
  const { target } = told;
  if (/^https?:\/\//i.test(target)) return visit(told, context, { starts: [new URL(target).href], follow: true });
  const found = target === '-' ? undefined : await stat(target).catch(() => undefined);
  if (!found?.isDirectory()) return recording(told, context);
  const served = await serveFolder(target);
  try {
    if (!served.pages.length) throw new Error(`${target}: has no HTML page`);
    const pages = told.pages ?? 100;
    if (served.pages.length > pages)
      context.say(`note: ${served.pages.length - pages} further pages are left out; --pages takes more`);
    const starts = served.pages.slice(0, pages).map((path) => served.url + path);
    return await visit(told, context, { starts, follow: false });
  } finally {
    served.close();
  }
}

type Way = Readonly<{ starts: readonly string[]; follow: boolean }>;

async function visit({ target, pages = 6, add, wait, config }: Told, { say }: Context, way: Way): Promise<Audit> {
  const { capture, seasons } = config;
  const browser = await openBrowser();
  try {
    return await auditSite(browser, {
      ...way,
      target,
      pages,
      add,
      wait,
      capture,
      seasons,
      tell: (url) => say(`listening to ${url}`),
    });
  } finally {
    await browser.close();
  }
}

async function recording({ target, config }: Told, { streams, fault, say }: Context): Promise<Audit> {
  const source = await openSource(target === '-' ? undefined : target, streams.stdin);
  try {
    if (!source.head.length) throw new Error(`${source.name}: is empty`);
    const { seasons, capture } = config;
    return await auditRecording(source, { fault, note: (text) => say(`note: ${text}`) }, { ...capture, seasons });
  } finally {
    source.close();
  }
}
