import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { featuresCommand } from '../../../cli/features.js';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-features-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function sink(): { stream: Writable; text: () => string } {
  const parts: string[] = [];
  const stream = new Writable({ write: (chunk, _, done) => (parts.push(String(chunk)), done()) });
  return { stream, text: () => parts.join('') };
}

async function run(args: readonly string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [sink(), sink()];
  const code = await featuresCommand(args, { stdin: Readable.from([stdin]), stdout: out.stream, stderr: err.stream });
  return { code, out: out.text(), err: err.text() };
}

function rows(out: string): Record<string, string>[] {
  const [head, ...lines] = out
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((line) => Object.fromEntries(head!.map((name, place) => [name, line[place]!])));
}

const event = (name: string, at: number, more: object = {}): string =>
  JSON.stringify({ name, at, params: {}, ...more });
const view = (at: number, kind: string, more: object = {}): string =>
  event('page_view', at, { params: { page_kind: kind }, ...more });
const lines = (...all: string[]): string => all.join('\n');

describe('vitrine features', () => {
  it('writes one CSV row a key, with every feature in registry order', async () => {
    const { code, out, err } = await run([], lines(view(0, 'home'), view(30_000, 'product'), view(40_000, 'cart')));
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe(`key,events,${FEATURE_IDS.join(',')}`);
    expect(rows(out)).toMatchObject([
      { key: '', events: '3', 'product_pages@1': '2', 'product_seconds@1': '40', 'administrative_pages@1': '1' },
    ]);
  });

  it('keeps the shoppers of interleaved keys apart', async () => {
    const mixed = lines(view(0, 'home', { key: 'a' }), view(1, 'cart', { key: 'b' }), view(2, 'home', { key: 'a' }));
    expect(rows((await run([], mixed)).out)).toMatchObject([
      { key: 'a', 'product_pages@1': '2', 'administrative_pages@1': '0' },
      { key: 'b', 'product_pages@1': '0', 'administrative_pages@1': '1' },
    ]);
  });

  it('writes rows at the landmarks that a session lives to see', async () => {
    const three = lines(view(0, 'home'), view(1, 'home'), view(2, 'home'));
    const at = async (...args: string[]) => rows((await run(args, three)).out).map((row) => row['events']);
    expect(await at('--at', '1,3,5')).toEqual(['1', '3']);
    expect(await at('--at', '2,last')).toEqual(['2', '3']);
    expect(await at('--every')).toEqual(['1', '2', '3']);
  });

  it('starts a session after 30 idle minutes, or where the file says so', async () => {
    const [late, told] = [view(31 * 60_000, 'home'), view(1, 'home', { session: 2 })];
    const sessions = async (second: string) =>
      rows((await run([], lines(view(0, 'home'), second))).out)[0]!['sessions@1'];
    expect(await sessions(late)).toBe('2');
    expect(await sessions(view(29 * 60_000, 'home'))).toBe('1');
    expect(rows((await run([], lines(view(0, 'home', { session: 1 }), told))).out)[0]!['sessions@1']).toBe('2');
  });

  it('writes NDJSON on request and reads a file as well', async () => {
    const file = join(folder, 'events.ndjson');
    writeFileSync(file, lines(view(0, 'sale'), '', ''));
    const { out } = await run([file, '--format', 'ndjson']);
    expect(JSON.parse(out)).toMatchObject({ key: '', events: 1, features: { 'sale_views@1': 1, 'sale_share@1': 1 } });
  });

  it.each([
    ['{"name":', 'not JSON'],
    ['[]', 'must be a JSON object'],
    ['{"name":"page_view"}', 'at must be a number'],
    ['{"name":"page_view","at":1,"params":3}', 'params must be an object'],
    ['{"name":"page_view","at":1,"session":0}', 'session must be'],
    ['{"name":"page_view","at":1,"seq":"x"}', 'seq must be'],
    ['{"name":"page_view","at":1,"key":{}}', 'key must be'],
    ['{"name":"page_veiw","at":1}', 'page_veiw'],
  ])('names the line of %s, keeps the others, and fails', async (bad, message) => {
    const { code, out, err } = await run([], lines(view(0, 'home'), '', bad, view(1, 'home')));
    expect(code).toBe(1);
    expect(err).toContain('standard input:3: ');
    expect(err).toContain(message);
    expect(rows(out)).toMatchObject([{ 'product_pages@1': '2' }]);
  });

  it.each([[['--at', 'x']], [['--format', 'xml']], [['--nope']], [['a', 'b']], [['/no/such/file']]])(
    'refuses %j with exit code 2 and a reason',
    async (args) => {
      const { code, out, err } = await run(args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^vitrine features: ./);
    },
  );

  it('quotes keys that CSV would break on', async () => {
    expect((await run([], view(0, 'home', { key: 'a,"b"' }))).out).toContain('\n"a,""b""",1,');
  });
});
