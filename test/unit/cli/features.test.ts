import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { featuresCommand } from '../../../cli/commands/features.js';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { UCI_COLUMNS } from '../../../src/features/uci-columns.js';
import { objects, run as runCommand } from './run.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-features-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const run = (args: readonly string[], stdin: string | readonly string[] = '') =>
  runCommand(featuresCommand, args, stdin);

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
    expect(out.split('\n')[0]).toBe(`key,events,${openFeatures(MORE_FEATURES).ids.join(',')}`);
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
    ['{"name":"page_view","at":1e300}', 'at must be a number'],
    ['{"name":"page_view","at":1,"language":"english"}', 'language must be a tag'],
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

  it('counts the events of the shopper, not the ticks', async () => {
    const ticking = lines(view(0, 'home'), event('tick', 1000), view(2000, 'home'));
    expect(rows((await run(['--every'], ticking)).out).map((row) => row['events'])).toEqual(['1', '2']);
    expect(rows((await run(['--at', '2'], ticking)).out)[0]!['session_seconds@1']).toBe('2');
  });

  it('counts no events of names that came after the first models, which still read as they did', async () => {
    const told = lines(event('dead_click', 0), view(0, 'home'), event('dead_click', 1000), view(2000, 'home'));
    const every = rows((await run(['--every'], told)).out);
    expect(every.map((row) => row['events'])).toEqual(['1', '2']);
    const [row] = rows((await run(['--at', '2'], told)).out);
    expect(row).toMatchObject({ events: '2', 'events_per_minute@1': '2', 'dead_clicks@1': '2', 'page_views@1': '2' });
  });

  it('takes a log in its own order, and refuses one that is out of order', async () => {
    const late = lines(view(3_600_000, 'home'), view(1_000, 'home'));
    const { code, out, err } = await run([], late);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('standard input:2: at lies 60 minutes before an event further up; sort the file by at');
    expect((await run([], lines(view(600_000, 'home'), view(1_000, 'home')))).code).toBe(0);
    expect((await run([], lines(view(3_600_000, 'home', { seq: 1 }), view(1_000, 'home', { seq: 2 })))).code).toBe(0);
  });

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n'],
    ['faults alone', '{"name":"page_view"}'],
  ])('refuses %s with exit code 2', async (_, text) => {
    const { code, out, err } = await run([], text);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/standard input: (is empty|has no events that can be read|columns missing|has no rows)/);
  });

  it('names no more than fifty faults, and counts the others', async () => {
    const { err } = await run([], lines(view(0, 'home'), ...Array.from({ length: 60 }, () => '{}')));
    expect(err.trim().split('\n')).toHaveLength(51);
    expect(err).toContain('10 more faults');
  });
});

describe('vitrine features at dates', () => {
  const days = lines(
    view(Date.UTC(2026, 0, 1, 23), 'home'),
    event('purchase', Date.UTC(2026, 0, 3), { params: { value: 7 } }),
  );
  const at = async (dates: string) => rows((await run(['--at', dates], days)).out);

  it('writes what was known at midnight: events before it, and the time that has passed', async () => {
    const found = await at('2026-01-02,2026-01-03,2026-01-08');
    expect(found.map((row) => [row['on'], row['events'], row['lifetime_value@1']])).toEqual([
      ['2026-01-02', '1', '0'],
      ['2026-01-03', '1', '0'],
      ['2026-01-08', '2', '7'],
    ]);
    expect(found.at(-1)).toMatchObject({ 'days_since_order@1': '5', 'days_since_last_session@1': '5' });
  });

  it('writes no row for a key without an event before the date', async () => {
    expect(await at('2025-12-31,2026-01-01')).toEqual([]);
  });

  it('gives the same row whatever dates stand beside it', async () => {
    const [alone] = await at('2026-01-08');
    expect((await at('2026-01-02,2026-01-05,2026-01-08')).at(-1)).toEqual(alone);
  });

  it.each(['2026-02-30', '2026-01-01,3', '2026-01', '', '0'])('refuses --at %j', async (dates) => {
    expect(await run(['--at', dates], days)).toMatchObject({ code: 2, out: '' });
  });
});

describe('vitrine features of finished sessions', () => {
  const UCI = 'test/fixtures/inputs/uci.csv';

  it('passes the nine columns of UCI through, and no other', async () => {
    const { code, out } = await run([UCI]);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(`key,${UCI_COLUMNS.map(({ feature }) => feature).join(',')}`);
    expect(rows(out)).toHaveLength(8);
    expect(rows(out)[6]).toMatchObject({
      key: '7',
      'administrative_seconds@1': '29.2',
      'product_pages@1': '10',
      'returning_visitor@1': '1',
    });
  });

  it('names the row and column that do not fit', async () => {
    const text = readFileSync(UCI, 'utf8').replace('1,29.2,', '1,-29.2,');
    expect(await run([], text)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('standard input:8: Administrative_Duration must hold'),
    });
    expect(await run(['--from', 'uci'], 'a,b\n1,2')).toMatchObject({
      code: 2,
      err: expect.stringContaining('columns missing: Administrative,'),
    });
    expect(await run([UCI, '--at', '3'])).toMatchObject({ code: 2, err: expect.stringContaining('leave out --at') });
  });
});

describe('vitrine features --out', () => {
  it('writes a file that appears when it is whole', async () => {
    const out = join(folder, 'rows.ndjson');
    expect(await run(['--out', out, '--format', 'ndjson'], view(0, 'home'))).toMatchObject({ code: 0, out: '' });
    expect(objects(readFileSync(out, 'utf8'))).toMatchObject([{ key: '', events: 1 }]);
    expect(readdirSync(folder)).toEqual(['rows.ndjson']);
  });

  it('leaves an earlier file as it is when the input is refused', async () => {
    const out = join(folder, 'rows.csv');
    writeFileSync(out, 'earlier');
    expect((await run(['--out', out, '--from', 'orders'], 'customer_id,ordered_at,value\n7,2011-01-01,x')).code).toBe(
      2,
    );
    expect(readFileSync(out, 'utf8')).toBe('earlier');
    expect(readdirSync(folder)).toEqual(['rows.csv']);
  });

  it('refuses a folder that is not there', async () => {
    expect(await run(['--out', join(folder, 'none', 'rows.csv')], view(0, 'home'))).toMatchObject({ code: 2 });
  });
});
