import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, opened } from './opened.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-orders-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, ...lines: string[]): string {
  writeFileSync(join(folder, name), lines.join('\n'));
  return join(folder, name);
}
const HEAD = 'customer_id,ordered_at,value';
const table = (...rows: string[]) => opened({ path: write('orders.csv', HEAD, ...rows) });

describe('an order table', () => {
  it('becomes purchases, and its negative rows refunds, in order of time', async () => {
    const read = await table('7,2011-03-05 10:00,-12.5', '7,2011-03-01 08:34,40', '8,2011-03-02,0');
    expect(eventsOf(read, '7')).toEqual([
      { name: 'purchase', at: Date.UTC(2011, 2, 1, 8, 34), params: { value: 40 } },
      { name: 'refund', at: Date.UTC(2011, 2, 5, 10), params: { value: 12.5 } },
    ]);
    expect(eventsOf(read, '8')).toEqual([{ name: 'purchase', at: Date.UTC(2011, 2, 2), params: { value: 0 } }]);
  });

  it('takes its columns in any order, by the names that shops use, between commas, semicolons or tabs', async () => {
    const rows = [
      ['Amount', 'Order Date', 'Customer ID', 'Coupon Code', 'Category', 'Quantity'],
      ['9.5', '2011-03-01', '7', 'SPRING', 'Tea', '2'],
    ];
    for (const mark of [',', ';', '\t']) {
      const read = await opened({
        path: write('orders.csv', `\uFEFF${rows[0]!.join(mark)}\r`, `${rows[1]!.join(mark)}\r`),
      });
      const items = [{ item_category: 'Tea', price: 4.75, quantity: 2 }];
      expect(eventsOf(read, '7')).toEqual([
        { name: 'purchase', at: Date.UTC(2011, 2, 1), params: { value: 9.5, coupon: 'SPRING', items } },
      ]);
    }
  });

  it('is worth its margin on request, a loss nothing, a refund the margin that goes back', async () => {
    const path = write('orders.csv', `${HEAD},margin`, '7,2011-03-01,40,9', '7,2011-03-02,5,-2', '7,2011-03-03,-40,-9');
    expect(eventsOf(await opened({ path, worth: 'margin' }), '7').map(({ params }) => params.value)).toEqual([9, 0, 9]);
    expect(eventsOf(await opened({ path }), '7').map(({ params }) => params.value)).toEqual([40, 5, 40]);
    await expect(opened({ path: write('plain.csv', HEAD, '7,2011-03-01,40'), worth: 'margin' })).rejects.toThrow(
      /plain\.csv:1: columns missing: margin/,
    );
  });

  it.each([
    [
      'a column that is missing',
      ['customer_id,value', '7,40'],
      /orders\.csv:1: columns missing: ordered_at; it has customer_id, value/,
    ],
    [
      'two columns that could be one',
      ['customer,user_id,ordered_at,value', '7,7,2011-03-01,1'],
      /:1: customer and user_id could both be customer_id/,
    ],
    ['a column twice', [`${HEAD},value`, '7,2011-03-01,1,2'], /:1: has the column value twice/],
    [
      'a value that is no number',
      [HEAD, '7,2011-03-01,1', '7,2011-03-02,12 EUR'],
      /:3: value must be a number such as 12\.5, not "12 EUR"/,
    ],
    ['a value that is missing', [HEAD, '7,2011-03-01,'], /:2: value must be a number/],
    ['a customer that is missing', [HEAD, ',2011-03-01,1'], /:2: customer_id is empty/],
    ['a day that no calendar has', [HEAD, '7,2011-02-30,1'], /:2: ordered_at must be an ISO date .*not "2011-02-30"/],
    ['a day in local writing', [HEAD, '7,03/01/2011,1'], /:2: ordered_at must be an ISO date .*not "03\/01\/2011"/],
    ['a row with too few cells', [HEAD, '7,2011-03-01'], /:2: is no CSV: /],
    ['a quote that is never closed', [HEAD, '7,2011-03-01,"1'], /:2: is no CSV: /],
    ['no rows', [HEAD], /has no rows under its header/],
    [
      'two currencies',
      [`${HEAD},currency`, '7,2011-03-01,1,EUR', '7,2011-03-02,1,USD'],
      /:3: currency is USD, but EUR at .*orders\.csv:2/,
    ],
  ])('refuses %s, naming file, row and column', async (_, lines, message) => {
    await expect(opened({ path: write('orders.csv', ...lines), from: 'orders' })).rejects.toThrow(message);
  });

  it.each([
    [
      'two offsets',
      ['2011-03-01T08:00:00+01:00', '2011-03-02T08:00:00+02:00'],
      /:3: ordered_at is .*\(\+02:00\), but .*\(\+01:00\) at .*orders\.csv:2/,
    ],
    [
      'zones and none',
      ['2011-03-01T08:00:00Z', '2011-03-02 08:00'],
      /:3: .*\(no zone\), but .*\(UTC\) at .*:2; give every time of the column in one zone/,
    ],
    ['a day and a zone', ['2011-03-01', '2011-03-02T08:00Z'], /\(UTC\), but 2011-03-01 \(no zone\)/],
  ])('refuses a column that mixes %s', async (_, times, message) => {
    await expect(table(...times.map((time) => `7,${time},1`))).rejects.toThrow(message);
  });

  it('reads one offset as what it is', async () => {
    const read = await table('7,2011-03-01T08:00:00.25+01:00,1', '7,2011-03-01 09:00+0100,1');
    expect(eventsOf(read, '7').map(({ at }) => at)).toEqual([
      Date.UTC(2011, 2, 1, 7, 0, 0, 250),
      Date.UTC(2011, 2, 1, 8),
    ]);
  });
});

describe('rows that come twice', () => {
  const withIds = (...rows: string[]) => opened({ path: write('orders.csv', `order_id,${HEAD},category`, ...rows) });

  it('are named and count once, if an order_id says that they are the same order', async () => {
    const read = await withIds('A,7,2011-03-01,40,Tea', 'B,7,2011-03-02,8,Tea', 'A,7,2011-03-01,40,Tea');
    expect(eventsOf(read, '7').map(({ params }) => params.transaction_id)).toEqual(['A', 'B']);
    expect(read.faults).toEqual([
      expect.stringMatching(/orders\.csv:4: order_id A repeats the row at .*orders\.csv:2; it is left out/),
    ]);
  });

  it('are lines of one order, if its goods differ', async () => {
    const read = await withIds('A,7,2011-03-01,40,Tea', 'A,7,2011-03-01,5,Cups');
    expect(eventsOf(read, '7').map(({ params }) => params)).toEqual([
      { transaction_id: 'A', value: 45, items: [{ item_category: 'Tea' }, { item_category: 'Cups' }] },
    ]);
    expect(read.faults).toEqual([]);
  });

  it('are refused, if one order has two times, or two values and no goods', async () => {
    await expect(withIds('A,7,2011-03-01,40,Tea', 'A,7,2011-03-02,40,Tea')).rejects.toThrow(
      /:3: order_id A has another ordered_at than at .*:2/,
    );
    await expect(withIds('A,7,2011-03-01,40,', 'A,7,2011-03-01,41,')).rejects.toThrow(
      /:3: order_id A has another value/,
    );
  });

  it('are orders of one minute without an order_id: they stay, and are counted', async () => {
    const read = await table('7,2011-03-01 08:34,22.5', '7,2011-03-01 08:34,22.5');
    expect(read.arrivals).toHaveLength(2);
    expect(read.notes).toEqual([expect.stringMatching(/^1 rows equal the row before/)]);
  });
});

describe('a table of returns', () => {
  const orders = () => write('orders.csv', HEAD, '7,2011-03-01 08:34,40', '7,2011-04-01 08:34,30');
  const returns = (...rows: string[]) =>
    opened({ path: orders(), returns: write('returns.csv', 'customer_id,day,value', ...rows) });

  it('becomes refunds at the end of their days, whatever their sign', async () => {
    for (const value of ['-12.5', '12.5'])
      expect(
        eventsOf(await returns(`7,2011-03-01,${value}`), '7').map(({ name, params }) => [name, params.value]),
      ).toEqual([
        ['purchase', 40],
        ['refund', 12.5],
        ['purchase', 30],
      ]);
  });

  it('does not tell how long orders were kept', async () => {
    expect((await returns('7,2012-01-01,-1')).end).toBe(Date.UTC(2011, 3, 1, 8, 34));
  });

  it('is left out, and counted, where it comes before the first order', async () => {
    const read = await returns('7,2011-02-01,-12.5', '9,2011-02-01,-1');
    expect(read.histories).toHaveLength(1);
    expect(read.arrivals.every(({ event }) => event.name === 'purchase')).toBe(true);
    expect(read.notes).toEqual([expect.stringMatching(/^2 returns come before the customer's first order/)]);
  });

  it('is refused, if its signs differ', async () => {
    await expect(returns('7,2011-03-05,-1', '7,2011-03-06,1')).rejects.toThrow(
      /returns\.csv:3: value is 1, but of the other sign at .*returns\.csv:2/,
    );
  });
});

describe('an order table in another encoding', () => {
  it('is refused, naming the row, before two customers become one', async () => {
    const path = join(folder, 'orders.csv');
    writeFileSync(path, Buffer.from(`${HEAD}\nM\xfcller,2011-03-05,1\nM\xf6ller,2011-03-05,1\n`, 'latin1'));
    await expect(opened({ path })).rejects.toThrow(/orders\.csv:2: "M.ller" is not UTF-8/);
  });
});

describe('Parquet', () => {
  const FIXTURES = 'test/fixtures/inputs/';

  it('gives the events of the CSV that it was made from, numbers, times, days and decimals', async () => {
    const csv = await opened({ path: `${FIXTURES}orders.csv`, returns: `${FIXTURES}returns.csv` });
    const parquet = await opened({ path: `${FIXTURES}orders.parquet`, returns: `${FIXTURES}returns.parquet` });
    expect(parquet.arrivals.map(({ event }) => event)).toEqual(csv.arrivals.map(({ event }) => event));
  });

  it('is refused by name, if it is cut off or damaged', async () => {
    const whole = readFileSync(`${FIXTURES}orders.parquet`);
    const broken = (bytes: Buffer) => {
      writeFileSync(join(folder, 'broken.parquet'), bytes);
      return opened({ path: join(folder, 'broken.parquet') });
    };
    await expect(broken(whole.subarray(0, 900))).rejects.toThrow(/broken\.parquet: is damaged or cut off/);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 4, 400);
    await expect(broken(damaged)).rejects.toThrow(/broken\.parquet: rows 1 to 10 cannot be read/);
    await expect(opened({ pieces: [whole] })).rejects.toThrow('standard input: Parquet is read from its end');
  });
});
