import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proof } from '../../cli/proving/proof.js';
import { serveExamples, type Examples } from '../../examples/serve.mjs';
import { findBrowser } from './find-browser.js';

type Answer = Readonly<{ status: number; out: string; err: string }>;

/** How a shopper answers the demo shop's banner, and takes it back in the preferences. */
const CLICKS = [
  '--accept=button:has-text("Allow all")',
  '--withdraw=text=Privacy settings',
  '--withdraw=#cc-main .pm button:has-text("Only needed")',
];

const folder = mkdtempSync(join(tmpdir(), 'vitrine-prove-'));

/** Runs the built command, with the browser that the tests have found. */
const vitrine = (...args: readonly string[]): Promise<Answer> =>
  new Promise((answer) => {
    const options = { env: { ...process.env, CHROME_PATH: findBrowser() }, maxBuffer: 1 << 27 };
    const child = execFile('node', ['dist/cli.js', 'prove', ...args], options, (_, out, err) =>
      answer({ status: child.exitCode ?? -1, out, err }),
    );
  });

async function prove(...args: readonly string[]): Promise<Proof & { status: number }> {
  const { status, out, err } = await vitrine(...args, '--json');
  if (!out) throw new Error(err);
  return { status, ...(JSON.parse(out) as Proof) };
}

const rulesOf = ({ rules }: Proof, verdict: string): readonly number[] =>
  rules.filter((one) => one.verdict === verdict).map(({ rule }) => rule);

/** In place of the numbers alone, so that a failure says what it has seen. */
const brokenOf = ({ rules }: Proof) => rules.filter(({ verdict }) => verdict === 'broken');

const evidenceOf = ({ rules }: Proof, number: number): string =>
  rules.find(({ rule }) => rule === number)!.evidence.join('\n');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('vitrine prove', () => {
  let examples: Examples;
  beforeAll(async () => void (examples = await serveExamples({ port: 0 })));
  afterAll(() => examples.close());

  it(
    'finds every rule kept on an example, and writes a report of one sheet that needs nothing else',
    { timeout: 180_000 },
    async () => {
      const page = join(folder, 'proof.html');
      const proof = await prove(`${examples.url}/04-consent-callback/`, '--html', page, '--pages', '0');
      expect(brokenOf(proof)).toEqual([]);
      expect(rulesOf(proof, 'kept')).toEqual([1, 2, 3, 6, 13, 14, 15, 16, 19, 21, 26]);
      expect(proof.status).toBe(0);
      expect(evidenceOf(proof, 16)).toContain('1 had been changed');
      // it has seen the engine at work, or its silence before and after would say nothing
      const written = proof.acts.filter(
        ({ kind, place, whose }) => kind === 'write' && place === 'IndexedDB' && whose === 'vitrine',
      );
      expect(new Set(written.map(({ phase }) => phase))).toEqual(new Set(['granted', 'regranted']));
      expect(written.every(({ worker }) => worker?.endsWith('/vitrine.worker.js'))).toBe(true);
      expect(proof.files.length).toBeGreaterThan(3);
      expect(proof.files.every(({ released }) => released)).toBe(true);
      const html = readFileSync(page, 'utf8');
      expect(html.match(/(src|href)="(?!data:)/g)).toBeNull();
      expect(await sheetsOf(page)).toBe(1);
    },
  );

  it(
    'finds none broken on the demo shop, with consent given and taken back by clicks',
    { timeout: 240_000 },
    async () => {
      const proof = await prove(`${examples.url}/01-script-tag/`, '--pages', '1', ...CLICKS);
      expect(brokenOf(proof)).toEqual([]);
      // a manager that remembers asks no second time
      expect(rulesOf(proof, 'not shown')).toEqual([19]);
      expect(evidenceOf(proof, 2)).toContain('head stub');
      expect(proof.status).toBe(0);
    },
  );

  it('finds each planted fault, and names what did it', { timeout: 240_000 }, async () => {
    const shop = await serveExamples({ port: 0, dist: faultyBuild() });
    // shorter than what the fault does again and again, which would be waited for
    const proof = await prove(`${shop.url}/04-consent-callback/`, '--pages', '0', '--wait', '250');
    await shop.close();
    expect(rulesOf(proof, 'broken')).toEqual([1, 2, 3, 6, 13, 14, 26]);
    expect(evidenceOf(proof, 1)).toContain('before, tab 1: write cookie visitor, by vitrine.js');
    expect(evidenceOf(proof, 1)).toContain('write localStorage seen, by vitrine.js');
    expect(evidenceOf(proof, 2)).toContain('read localStorage vitrine, by vitrine.js');
    expect(evidenceOf(proof, 3)).toMatch(/before, tab 1: POST http\S+\/collect, 5 bytes, by vitrine.js/);
    expect(evidenceOf(proof, 6)).toContain('start BroadcastChannel early');
    expect(evidenceOf(proof, 14)).toContain('Left behind: localStorage seen (1).');
    expect(evidenceOf(proof, 26)).toMatch(
      /granted, tab \d: POST http\S+\/log, \d+ bytes, with “proof-\w+”, by vitrine.page.js/,
    );
    expect(proof.files.filter(({ released }) => !released).map(({ url }) => new URL(url).pathname)).toEqual([
      '/vitrine/vitrine.js',
      '/vitrine/vitrine.page.js',
    ]);
    expect(proof.status).toBe(1);
  });

  it(
    'expects the cookie that the config asks for while it is granted, and no longer',
    { timeout: 180_000 },
    async () => {
      const shop = join(folder, 'shop');
      cpSync('examples/04-consent-callback', shop, { recursive: true });
      cpSync('dist', join(shop, 'vitrine'), { recursive: true, filter: (path) => !/\.map$|types$|heads$/.test(path) });
      const page = readFileSync(join(shop, 'index.html'), 'utf8');
      writeFileSync(join(shop, 'index.html'), page.replace('"slots": {', '"decisionCookie": true, "slots": {'));
      const proof = await prove(shop, '--pages', '0');
      expect(brokenOf(proof)).toEqual([]);
      expect(evidenceOf(proof, 26)).toContain('the one that the config asks for');
      const cookies = proof.acts.filter(({ place, whose }) => place === 'cookie' && whose === 'vitrine');
      expect(cookies.some(({ kind, phase }) => kind === 'remove' && phase === 'withdrawn')).toBe(true);
      expect(proof.observed.held.granted).toContainEqual(expect.objectContaining({ place: 'cookie', name: 'vitrine' }));
    },
  );

  it('says why it cannot show anything', { timeout: 120_000 }, async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>A shop without</title>');
    expect(await vitrine(folder, '--wait', '100')).toMatchObject({
      status: 2,
      err: expect.stringContaining('no window.vitrine'),
    });
    expect(await vitrine('http://127.0.0.1:9/')).toMatchObject({
      status: 2,
      err: expect.stringContaining('could not be opened'),
    });
    expect(await vitrine(folder, '--accept', '#yes')).toMatchObject({
      status: 2,
      err: expect.stringContaining('go together'),
    });
  });
});

/** A build that does what it must not: before an answer, and with what it knows. */
function faultyBuild(): string {
  const dist = join(folder, 'dist');
  if (!existsSync(dist))
    cpSync('dist', dist, { recursive: true, filter: (path) => !/\.map$|types$|heads$/.test(path) });
  appendFileSync(
    join(dist, 'vitrine.js'),
    `;document.cookie = 'visitor=1';
    localStorage['seen'] = localStorage.getItem('vitrine') ? '2' : '1';
    new BroadcastChannel('early');
    fetch('/collect', { method: 'POST', body: 'hello' });`,
  );
  appendFileSync(
    join(dist, 'vitrine.page.js'),
    `;setInterval(async () => {
      const known = await vitrine.inspect();
      if (known) navigator.sendBeacon('/log', JSON.stringify(known.events));
    }, 300);`,
  );
  return dist;
}

async function sheetsOf(page: string): Promise<number> {
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: ['--no-sandbox', '--disable-gpu'] });
  const sheet = await browser.newPage();
  await sheet.goto(`file://${page}`);
  const pdf = await sheet.pdf({ preferCSSPageSize: true });
  await browser.close();
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
}
