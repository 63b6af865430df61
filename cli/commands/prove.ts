import { stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openBrowser } from '../auditing/open-browser.js';
import { serveFolder } from '../auditing/serve-folder.js';
import { byClicks, bySet, type ConsentWay } from '../proving/consent-way.js';
import { printProof } from '../proving/print-proof.js';
import type { Proof } from '../proving/proof.js';
import { proofPage } from '../proving/proof-page.js';
import { prove } from '../proving/prove.js';
import type { CommandStreams } from '../running/command-streams.js';

const USAGE = `vitrine prove <url | folder> [--accept SELECTOR --withdraw SELECTOR] [--html FILE] [--json]

Shows what Vitrine keeps, reads, starts and sends on a page before consent, under it, while it is withdrawn and afterwards, as seen
in the Chrome or Chromium of this machine, in a fresh profile, by playwright-core; and which rule of docs/proof.md that keeps (docs/proof.md).

  a url        is visited, with some of the pages that it links to
  a folder     is served on 127.0.0.1, and its first page visited

  --accept     what to click to say yes, as Playwright selects it; repeat it for several clicks. Default: vitrine.consent.set()
  --withdraw   what to click to take it back; as --accept
  --pages      most further pages under consent (default 2)
  --wait       milliseconds of silence after which a page has done all (default 1500)
  --ours       part of the address of a script that is Vitrine's, where it is not called vitrine.js; may be repeated
  --html       writes the report as a page that can be printed and filed
  --json       one JSON object: rules, acts, requests, files, times

Exit code 0 when every rule is kept; 1 when one is broken; 2 when the page cannot be visited, or nothing has been shown.
`;

const OPTIONS = {
  accept: { type: 'string', multiple: true },
  withdraw: { type: 'string', multiple: true },
  pages: { type: 'string', default: '2' },
  wait: { type: 'string', default: '1500' },
  ours: { type: 'string', multiple: true },
  html: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `vitrine prove`: what is done with the shopper's data, as seen in a browser. Resolves to the exit code. */
export async function proveCommand(args: readonly string[], streams: CommandStreams = process): Promise<number> {
  const say = (text: string): void => void streams.stderr.write(`vitrine prove: ${text}\n`);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [target, extra] = positionals;
    if (values.help || !target || extra !== undefined) {
      streams[values.help ? 'stdout' : 'stderr'].write(USAGE);
      return values.help ? 0 : 2;
    }
    const told = {
      target,
      way: wayOf(values.accept ?? [], values.withdraw ?? []),
      pages: whole('--pages', values.pages, 0),
      wait: whole('--wait', values.wait, 100),
      ours: values.ours ?? [],
      tell: say,
    };
    const proof = await run(told);
    if (values.html !== undefined) await writeFile(values.html, proofPage(proof));
    for (const line of values.json ? [JSON.stringify(proof)] : printProof(proof)) streams.stdout.write(`${line}\n`);
    return exitCode(proof);
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause));
    return 2;
  }
}

function exitCode({ rules }: Proof): number {
  if (rules.some(({ verdict }) => verdict === 'broken')) return 1;
  return rules.some(({ verdict }) => verdict === 'kept') ? 0 : 2;
}

function wayOf(accept: readonly string[], withdraw: readonly string[]): ConsentWay {
  if (!accept.length && !withdraw.length) return bySet();
  if (!accept.length || !withdraw.length)
    throw new Error('--accept and --withdraw go together: what is given must be taken back');
  return byClicks(accept, withdraw);
}

function whole(option: string, text: string, least: number): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < least)
    throw new Error(`${option} must be a whole number from ${least}, not ${text}`);
  return Number(text);
}

type Told = Omit<Parameters<typeof prove>[1], 'url'>;

async function run(told: Told): Promise<Proof> {
  const { target } = told;
  if (/^https?:\/\//i.test(target)) return visit(told, new URL(target).href);
  const found = await stat(target).catch(() => undefined);
  if (!found?.isDirectory()) throw new Error(`${target}: is no address and no folder`);
  const served = await serveFolder(target);
  try {
    if (!served.pages.length) throw new Error(`${target}: has no HTML page`);
    return await visit(told, served.url + served.pages[0]);
  } finally {
    served.close();
  }
}

async function visit(told: Told, url: string): Promise<Proof> {
  const browser = await openBrowser();
  try {
    return await prove(browser, { ...told, url });
  } finally {
    await browser.close();
  }
}
