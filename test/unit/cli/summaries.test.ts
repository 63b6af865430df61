import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { featuresCommand } from '../../../cli/commands/features.js';
import { summariesCommand } from '../../../cli/commands/summaries.js';
import type { Summary } from '../../../src/learning/summary.js';
import schema from '../../../src/learning/summary.schema.json' with { type: 'json' };
import { objects, run as runCommand } from './run.js';

const FIXTURES = 'test/fixtures/inputs/';
const RETURNS = ['--returns', `${FIXTURES}returns.csv`];
const run = (args: readonly string[], stdin = '') => runCommand(summariesCommand, args, stdin);
const summariesOf = async (...args: readonly string[]): Promise<Summary[]> => objects((await run(args)).out);
const validate = new Ajv({ allErrors: true }).compile(schema);

/** Landmarks and orders of OTTO lines, counted without the code under test. */
function ottoLandmarks(text: string, counts: readonly number[]): (readonly [number, 0 | 1])[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const rows: { ts: number; type: string }[] = JSON.parse(line).events;
      // what was ordered at one time is one event
      const events = rows.filter(
        (row, at) =>
          row.type !== 'orders' || rows.findIndex((one) => one.type === 'orders' && one.ts === row.ts) === at,
      );
      const starts = events.flatMap(({ ts }, at) => (at && ts - events[at - 1]!.ts <= 1_800_000 ? [] : [at]));
      return starts.flatMap((start, at) => {
        const visit = events.slice(start, starts[at + 1]);
        const order = visit.findIndex(({ type }) => type === 'orders');
        const alive = order < 0 ? visit.length : order;
        return counts.filter((count) => count <= alive).map((count) => [count, order < 0 ? 0 : 1] as const);
      });
    });
}

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-summaries-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('vitrine summaries', () => {
  it.each([
    ['events.ndjson', []],
    ['otto.jsonl', []],
    ['ga4.ndjson', []],
    ['events.ndjson', ['--at', '2026-06-16,2026-06-18']],
    ['orders.csv', ['--at', '2010-02-01,2010-03-01', ...RETURNS]],
    ['orders.parquet', ['--at', '2011-01-01']],
  ])('writes lines of the schema from %s %j, without keys, ids or times', async (file, args) => {
    const { code, out } = await run([FIXTURES + file, ...args]);
    expect(code).toBe(0);
    expect(objects(out).length).toBeGreaterThan(0);
    for (const line of objects(out)) {
      validate(line);
      expect(validate.errors).toBeNull();
    }
    expect(out).not.toMatch(/\bann\b|1111111111|12346|KT-200|T-1|\d{12}/);
  });

  it('writes one line a session, with its circumstances and what came later', async () => {
    const [ann, ...ben] = await summariesOf(`${FIXTURES}events.ndjson`, '--at', '1,3,last');
    expect(ann).toMatchObject({ schema: 1, week: '2026-W25', device: 'phone', daypart: 'morning', language: 'en' });
    expect(ann!.snapshots.map((one) => 'after' in one && one.after)).toEqual([1, 3]);
    expect(ann!.snapshots[1]).toMatchObject({
      features: { 'page_views@1': 2, 'item_views@1': 1, 'sale_views@1': 1 },
      later: { purchase: 1, value: 78, days_to_order: 1, observed_days: 1, order_days_30: null },
    });
    expect(ann!.snapshots[1]!.later.bought).toMatchObject({ discounted: 0, price_ratio: 1, known_brand: 0 });
    expect(ben.map((one) => one.snapshots.length)).toEqual([2, 2]);
    expect(ben.every((one) => one.daypart === null && one.device === 'desktop')).toBe(true);
  });

  it('takes each landmark of the real OTTO sessions before their order, and only where they live to see it', async () => {
    const counts = [1, 3, 5, 10];
    const all = await summariesOf(`${FIXTURES}otto.jsonl`, '--at', counts.join(','));
    const taken = all.flatMap(({ snapshots }) =>
      snapshots.map((one) => ['after' in one && one.after, one.later.purchase]),
    );
    expect(taken).toEqual(ottoLandmarks(readFileSync(`${FIXTURES}otto.jsonl`, 'utf8'), counts));
    expect(taken.filter(([after, purchase]) => after === 3 && purchase === 1).length).toBeGreaterThan(0);
    expect(all.flatMap(({ snapshots }) => snapshots).some((one) => 'purchases@1' in one.features)).toBe(false);
  });

  it('writes one line a customer at dates, refunds taken off', async () => {
    const all = await summariesOf(`${FIXTURES}orders.csv`, ...RETURNS, '--at', '2010-01-20');
    expect(all).toHaveLength(1);
    expect(all[0]!.snapshots[0]).toMatchObject({ on: '2010-01-20' });
    const gross = (await summariesOf(`${FIXTURES}orders.csv`, '--at', '2010-01-20'))[0]!.snapshots[0]!;
    const [net] = all[0]!.snapshots;
    // 22.50 was bought in these days, and 103.50 came back
    expect([gross.later.spend_30, net!.later.spend_30]).toEqual([22.5, 0]);
    expect([gross.later.spend_365, net!.later.spend_365]).toEqual([77375.46, 0]);
    expect([gross.later.order_days_365, net!.later.order_days_365]).toEqual([4, 4]);
    expect(gross.features).toEqual(net!.features);
  });

  it('holds the features that `vitrine features` writes', async () => {
    const args = [`${FIXTURES}orders.csv`, ...RETURNS, '--at', '2010-03-01,2011-06-01'];
    const rows = objects((await runCommand(featuresCommand, [...args, '--format', 'ndjson'])).out);
    const snapshots = (await summariesOf(...args)).flatMap((one) => one.snapshots);
    expect(snapshots).toHaveLength(rows.length);
    rows.forEach(({ features }, place) => {
      for (const [id, value] of Object.entries(features as Record<string, number>)) {
        const kept = snapshots[place]!.features[id as keyof object] ?? 0;
        expect(Math.abs(kept - value)).toBeLessThanOrEqual(Math.abs(value) * 5e-4);
      }
    });
  });

  it.each([
    [[`${FIXTURES}orders.csv`], 'orders have no visits to count events in; give dates'],
    [[`${FIXTURES}uci.csv`], 'UCI rows are finished sessions'],
    [[`${FIXTURES}events.ndjson`, '--from', 'xml'], '--from must be one of events, otto, ga4, orders, uci'],
    [[`${FIXTURES}orders.csv`, '--worth', 'profit'], '--worth must be value or margin'],
    [[`${FIXTURES}events.ndjson`, '--every'], '--every'],
    [['/no/such/file'], '/no/such/file'],
  ])('refuses %j with exit code 2 and writes nothing', async (args, message) => {
    expect(await run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });

  it('writes nothing before the whole input is found sound', async () => {
    const out = join(folder, 'summaries.ndjson');
    const path = join(folder, 'orders.csv');
    const rows = Array.from({ length: 500 }, (_, at) => `${at},2011-01-01,5`);
    writeFileSync(path, ['customer_id,ordered_at,value', ...rows, '7,yesterday,5'].join('\n'));
    const { code, err } = await run([path, '--at', '2011-02-01', '--out', out]);
    expect(code).toBe(2);
    expect(err).toContain(
      'orders.csv:502: ordered_at must be an ISO date such as 2011-03-01 or 2011-03-01 08:34, not "yesterday"',
    );
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });
});
