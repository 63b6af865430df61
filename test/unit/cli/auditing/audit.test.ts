import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, describe } from 'vitest';
import { auditCommand } from '../../../../cli/commands/audit.js';
import { run } from '../run.js';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-audit-'));
const START = Date.UTC(2026, 5, 15, 19);
const item = { item_id: 'K1', item_name: 'Kettle', price: '38,00' };

type Row = Readonly<{ name: string; key?: string; params?: object }>;

const write = (name: string, lines: readonly unknown[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};
const events = (name: string, rows: readonly Row[]): string =>
  write(
    name,
    rows.map((row, i) => ({ at: START + i * 10_000, ...row })),
  );
const audit = async (...args: readonly string[]) => {
  const { code, out, err } = await run(auditCommand, [...args, '--json']);
  return {
    code,
    err,
    ...(out && (JSON.parse(out) as { findings: { code: string; count: number }[]; hearing: object[]; target: string })),
  };
};
const page = (kind: string): Row => ({ name: 'page_view', params: { page_kind: kind, page_path: `/${kind}` } });

describe('vitrine audit of recorded events', () => {
  it('finds nothing where nothing is wrong', async () => {
    const file = events('fine.ndjson', [
      page('product'),
      { name: 'view_item', params: { currency: 'EUR', items: [item] } },
    ]);
    expect(await audit(file)).toMatchObject({ code: 0, err: '', target: file, findings: [] });
  });

  it('finds each fault once, and ends with 1 for an error', async () => {
    const file = events('faulty.ndjson', [
      page('product'),
      { name: 'view_item', params: { currency: 'EUR', items: [{ item_name: 'Kettle', price: 38 }] } },
      page('thanks'),
      { name: 'purchase', params: { currency: 'EUR', items: [item], transaction_id: 'T1' } },
      { name: 'addToCart', params: {} },
    ]);
    const { code, findings } = await audit(file);
    expect(code).toBe(1);
    expect(findings!.map((one) => [one.code, one.count])).toEqual([
      ['item-id-missing', 1],
      ['value-missing', 1],
      ['name-unknown', 1],
    ]);
  });

  it('adds up what many shoppers said, each read by itself', async () => {
    const rows = ['a', 'b', 'c'].map((key): Row => ({
      key,
      name: 'purchase',
      params: { transaction_id: 'T1', value: 3, currency: 'EUR', items: [{ item_id: 'K1', price: 3 }] },
    }));
    const { findings, hearing } = await audit(events('many.ndjson', rows));
    expect(findings).toEqual([]);
    expect(hearing).toMatchObject([{ name: 'purchase', fates: { kept: 3 } }]);
  });

  it('reads GA4’s export, without those who refused and what GA4 sends by itself', async () => {
    const row = (event_name: string, event_params: object[], more: object = {}) => ({
      event_name,
      event_timestamp: String(START * 1000),
      user_pseudo_id: 'u1',
      event_params,
      ...more,
    });
    const file = write('ga4.ndjson', [
      row('first_visit', []),
      row('view_item', [{ key: 'currency', value: { string_value: 'EUR' } }], {
        items: [{ item_id: '(not set)', item_name: 'Kettle', price: 38 }],
      }),
      row('addToCart', []),
      row('purchase', [], { privacy_info: { analytics_storage: 'No' } }),
    ]);
    const { findings } = await audit(file);
    expect(findings!.map((one) => one.code)).toEqual(['item-id-missing', 'name-unknown']);
  });

  it('prints a report that ends with a summary', async () => {
    const file = events('words.ndjson', [page('product'), page('home')]);
    const { code, out } = await run(auditCommand, [file]);
    expect(code).toBe(1);
    expect(out).toContain('on pages of kind product\n    page_view  recorded 1 kept');
    expect(out).toContain('error   event-missing (product pages)');
    expect(out).toContain(
      'Fix: Push view_item when a page or a route shows a product.\n            dataLayer.push({ ecommerce: null });',
    );
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 error, 0 warnings, 0 notes; 2 of 2 events kept');
  });

  it('reads standard input', async () => {
    const { code, out } = await run(auditCommand, ['-', '--json'], JSON.stringify({ ...page('product'), at: START }));
    expect([code, JSON.parse(out).target]).toEqual([1, 'standard input']);
  });

  it('reads as the config says', async () => {
    const config = write('config.json', [{ capture: { sensitive: ['kettle'] } }]);
    const file = events('own.ndjson', [
      page('product'),
      { name: 'view_item', params: { currency: 'EUR', items: [item] } },
    ]);
    expect((await audit(file, '--config', config)).findings!.map((one) => one.code)).toEqual(['sensitive-dropped']);
  });

  it('names lines that cannot be read, and goes on', async () => {
    const file = write('broken.ndjson', [{ ...page('home'), at: START }, '{"name": ', { name: 'search', at: 'noon' }]);
    const { code, err, hearing } = await audit(file);
    expect(code).toBe(1);
    expect(err).toContain('broken.ndjson:2: is no JSON object');
    expect(err).toContain('broken.ndjson:3: at must be a number');
    expect(hearing).toHaveLength(1);
  });

  it.each([
    [['no-such-file'], /no-such-file/],
    [[write('orders.csv', ['customer_id,ordered_at,value', '1,2011-01-01,3'])], /holds neither events/],
    [[write('empty.ndjson', [])], /is empty/],
    [['a', 'b'], /vitrine audit <url/],
    [[], /vitrine audit <url/],
    [[folder, '--wait', 'long'], /--wait must be a whole number/],
    [['x', '--nonsense'], /nonsense/],
  ])('says why %j cannot be audited', async (args, why) => {
    const { code, err } = await run(auditCommand, args);
    expect([code, err]).toEqual([2, expect.stringMatching(why)]);
  });

  it('explains itself', async () => {
    expect(await run(auditCommand, ['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--pages') });
  });
});
