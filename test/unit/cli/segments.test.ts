import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { segmentsCommand } from '../../../cli/commands/segments.js';
import type { SegmentRow, SurveyReport } from '../../../cli/segments/survey/survey-report.js';
import { run as runCommand } from './run.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-segments-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const run = (args: readonly string[], stdin: string | readonly string[] = '') =>
  runCommand(segmentsCommand, args, stdin);
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const START = Date.UTC(2026, 5, 15, 19);
const line = (key: string, name: string, [minute, params = {}]: readonly [number, object?]): string =>
  JSON.stringify({ key, name, at: START + minute * 60_000, params });
const items = [{ item_id: 'K1', item_name: 'Kettle', item_category: 'Kitchen', price: 38 }];
/** Comes, looks at the kettle three times, puts it in the cart; `ann` orders. An hour later `ben` is back on the home page. */
const shopper = (key: string): readonly string[] => [
  line(key, 'page_view', [0, { page_kind: 'home', device: 'desktop', utc_offset: 60 }]),
  line(key, 'view_item', [1, { items }]),
  line(key, 'view_item', [2, { items }]),
  line(key, 'view_item', [4, { items }]),
  line(key, 'add_to_cart', [5, { items }]),
];
const TWO = [
  ...shopper('ann'),
  line('ann', 'purchase', [10, { items, value: 38, transaction_id: 'T1' }]),
  ...shopper('ben'),
  line('ben', 'page_view', [90, { page_kind: 'home' }]),
].join('\n');

async function report(args: readonly string[], text = TWO): Promise<SurveyReport & { row(id: string): SegmentRow }> {
  const { code, out, err } = await run([...args, '--json'], text);
  expect([code, err.replace(/note: .* a second\n/, 'note\n')]).toEqual([0, 'vitrine segments: note\n']);
  const told = JSON.parse(out) as SurveyReport;
  return { ...told, row: (id) => told.segments.find((one) => one.id === id)! };
}

describe('vitrine segments', () => {
  it('counts sessions, shoppers and time by the timeline of the page', async () => {
    const told = await report(['--no-models']);
    expect([told.events, told.sessions, told.shoppers, told.seconds]).toEqual([12, 3, 2, 900]);
    expect(told.row('intent:general')).toMatchObject({ sessions: 3, shoppers: 2, session_share: 1, known_sessions: 3 });
    expect(told.row('intent:high')).toMatchObject({ sessions: 2, shoppers: 2, shopper_share: 1 });
    // from the third look at the kettle on: to the order of ann at 10, to the end of ben's visit at 5
    expect(told.row('intent:high')).toMatchObject({ seconds: (6 + 1) * 60, stays: 2, left_share: 0.5 });
    expect(told.row('intent:high').time_share).toBeCloseTo((7 * 60) / 900);
    expect(told.row('context:device-tablet')).toMatchObject({
      sessions: 0,
      stays: 0,
      median_stay: null,
      left_share: null,
    });
    expect(told.row('context:device-desktop')).toMatchObject({ sessions: 3, time_share: 1 });
  });

  it('tells overlaps of what stood at once', async () => {
    const { overlaps } = await report(['--no-models']);
    const pair = overlaps.find(({ a, b }) => a === 'intent:high' && b === 'context:device-desktop')!;
    expect(pair).toEqual({ a: pair.a, b: pair.b, sessions: 2, shoppers: 2, jaccard: 2 / 3, lift: 1 });
    // both stand in the same session, and never at once
    expect(overlaps.filter(({ a, b }) => a === 'intent:general' && b === 'intent:high')).toEqual([]);
  });

  it('tells changes, and the ways of sessions to their ends', async () => {
    const { flows } = await report(['--no-models']);
    const intent = flows.find(({ track }) => track === 'intent')!;
    expect(intent.transitions).toContainEqual({ from: 'high', to: 'general', count: 1 });
    const ends = intent.links.filter(({ to }) => to.startsWith('ended'));
    expect(ends.map(({ from, to, sessions }) => [from, to, sessions]).toSorted()).toEqual([
      ['general', 'ended with an order', 1],
      ['general', 'ended without', 1],
      ['high', 'ended without', 1],
    ]);
    expect(intent.links.filter(({ step }) => step === 1).reduce((sum, { sessions }) => sum + sessions, 0)).toBe(3);
  });

  it('asks the models, unless they are left out', async () => {
    const many = Array.from({ length: 6 }, (_, minute) =>
      line('cy', 'page_view', [minute, { page_kind: 'sale', device: 'phone' }]),
    ).join('\n');
    const [by, without] = [await report([], many), await report(['--no-models'], many)];
    expect(by.row('predictive:unlikely-buyer').known_sessions).toBe(1);
    expect(by.segments).not.toEqual(without.segments);
  });

  it('goes by the shop’s config', async () => {
    const config = write(
      'config.json',
      JSON.stringify({
        campaigns: { autumn: 'style' },
        segments: { tea: { when: { event: 'view_item', where: { item_name: 'Kettle' }, within: 'visit' } } },
        micro: [{ id: 'k', all: ['own:tea', 'intent:high'], support: { sessions: 90, shoppers: 60 }, lift: 2 }],
      }),
    );
    const told = await report(['--no-models', '--config', config]);
    expect(told.row('own:tea').sessions).toBe(2);
    expect(told.row('micro:k').sessions).toBe(2);
    expect(told.row('context:campaign-style').sessions).toBe(0);
    const faulty = write('faulty.json', '{"micro":[{"id":"k","all":["intent:low","intent:high"]}]}');
    const { code, err, out } = await run(['--no-models', '--config', faulty], TWO);
    expect(code).toBe(1);
    expect(err).toContain('config.micro[0].all can never show: there is no segment intent:low');
    expect(out).toContain('intent:high');
  });

  it('prints tables', async () => {
    const { code, out } = await run(['--no-models', '--track', 'intent,context:device'], TWO);
    expect(code).toBe(0);
    expect(out).toMatch(/^standard input: 12 events, 3 sessions of 2 shoppers, 15 min\n/);
    expect(out).toMatch(/^ {2}intent:high +2 +66\.7 % +2 +100\.0 % +46\.7 % /m);
    expect(out).toMatch(/nobody: .*context:device-tablet/);
    expect(out).toContain('Changes of intent, from the left to the top');
    expect(out).toMatch(/^ {2}high .* 1 100\.0 %/m);
  });

  it('writes a page with plots that needs nothing else', async () => {
    const path = join(folder, 'page.html');
    const hostile = TWO.replaceAll('Kettle', '<img src=x onerror=alert(1)>');
    const { code, out } = await run(['--no-models', '--html', path], hostile);
    expect(code).toBe(0);
    expect(out).toContain('Sizes and stays');
    const page = readFileSync(path, 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page.match(/<svg /g)!.length).toBeGreaterThanOrEqual(3);
    expect(page).toContain('aria-label="Ways of sessions through intent"');
    expect(page).not.toMatch(/NaN|undefined|<script|<img|\bsrc=|https?:/);
    expect(readdirSync(folder)).toEqual(['page.html']);
  });

  it('mines nothing out of two shoppers, and writes what a config takes', async () => {
    const { code, out, err } = await run(['--no-models', '--mine'], TWO);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ micro: [] });
    expect(err).toContain('0 intersections tested');
    const { out: json } = await run(['--no-models', '--mine', '--json', '--k', '20'], TWO);
    expect(JSON.parse(json)).toMatchObject({ micro: [], found: [], tested: 0, limits: { k: 20, support: 0.01 } });
  });
});

describe('what vitrine segments cannot do', () => {
  const fails = async (args: readonly string[], stdin = TWO) => {
    const { code, out, err } = await run(args, stdin);
    expect([code, out]).toEqual([2, '']);
    return err;
  };

  it('is told by name', async () => {
    expect(await fails(['--at', '3'])).toContain('--at belongs to features and summaries');
    expect(await fails(['--k', '10'])).toContain('--k belongs to --mine');
    expect(await fails(['--mine', '--k', '1'])).toContain('--k must be a number from 2');
    expect(await fails(['--mine', '--support', 'few'])).toContain(
      '--support must be a number from 0.0001 to 1, not few',
    );
    expect(await fails(['--no-models', '--models', 'x'])).toContain('exclude each other');
    expect(await fails(['--runtime', 'gpu'])).toContain('--runtime must be auto, compact or ort, not gpu');
    expect(await fails(['--track', 'intent', '--tracks'])).toContain('--tracks');
    expect(await fails(['missing.ndjson'])).toContain('missing.ndjson');
    expect(await fails(['--config', 'missing.json'])).toContain('missing.json');
    expect(await fails(['--no-models'], '')).toContain('standard input: is empty');
    expect(await fails(['--no-models'], '[1]')).toContain('is a JSON array');
    expect(await fails(['--no-models', '--html', folder])).toContain(folder);
    expect(await fails(['--no-models', 'test/fixtures/inputs/uci.csv'])).toContain('no events for segments to move by');
  });

  it('leaves lines with faults out and names them', async () => {
    const { code, out, err } = await run(['--no-models', '--json'], `${TWO}\n{"name":"buy","at":1}\n{"name"`);
    expect(code).toBe(1);
    expect(err).toContain('standard input:13: name buy is no event');
    expect(err).toContain('standard input:14: not JSON');
    expect(JSON.parse(out).events).toBe(12);
  });

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('vitrine segments [file]');
  });
});

describe('the formats', () => {
  it.each([
    ['otto.jsonl', 248],
    ['ga4.ndjson', 0],
    ['orders.csv', 0],
    ['events.ndjson', 0],
  ])('%s is read', async (file, events) => {
    const { code, out } = await run(['--no-models', '--json', `test/fixtures/inputs/${file}`]);
    expect([0, 1]).toContain(code);
    const told = JSON.parse(out) as SurveyReport;
    expect(told.events).toBeGreaterThan(0);
    if (events) expect(told.events).toBe(events);
    expect(told.segments.some(({ sessions }) => sessions)).toBe(true);
    expect(told.segments.every(({ time_share: share }) => share >= 0 && share <= 1)).toBe(true);
  });
});
