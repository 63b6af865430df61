import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../../cli/inputs/open-input.js';
import { isEventName } from '../../../../src/capture/reading/fields/event-names.js';
import { opened, type Opened } from './opened.js';

const FOLDER = 'test/fixtures/inputs/';
type Case = Readonly<{ file: string; from: Format; keys: readonly string[]; names: Readonly<Record<string, number>> }>;

const orders = { from: 'orders', keys: ['12346', '12347', '12349'], names: { purchase: 24 } } as const;
const CASES: readonly Case[] = [
  {
    file: 'events.ndjson',
    from: 'events',
    keys: ['ann', 'ben'],
    names: { page_view: 4, view_item: 3, add_to_cart: 1, purchase: 1, tick: 1 },
  },
  {
    file: 'otto.jsonl',
    from: 'otto',
    keys: ['3', '4', '8', '12899771'],
    names: { view_item: 221, add_to_cart: 24, purchase: 3 },
  },
  {
    file: 'ga4.ndjson',
    from: 'ga4',
    keys: ['1111111111.1781517600', '2222222222.1781517600'],
    names: {
      page_view: 4,
      view_item: 3,
      view_item_list: 1,
      user_engagement: 1,
      add_to_cart: 1,
      begin_checkout: 1,
      purchase: 1,
      refund: 1,
      search: 1,
      scroll: 1,
    },
  },
  { file: 'orders.csv', ...orders },
  { file: 'orders.csv.gz', ...orders },
  { file: 'orders.parquet', ...orders },
  { file: 'orders-zstd.parquet', ...orders },
];

const withoutPlace = ({ arrivals }: Opened) => arrivals.map(({ place, ...rest }) => (place ? rest : undefined));

describe.each(CASES)('the importer of $file', ({ file, from, keys, names }) => {
  const path = FOLDER + file;
  const bytes = readFileSync(path);
  const unpacked = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const isParquet = file.endsWith('.parquet');

  it('gives the keys and events that the file holds, in no other names than ours', async () => {
    const read = await opened({ path });
    expect(read.histories.map(({ key }) => key)).toEqual(keys);
    const counts: Record<string, number> = {};
    for (const { event } of read.arrivals) counts[event.name] = (counts[event.name] ?? 0) + 1;
    expect(counts).toEqual(names);
    expect(read.arrivals.every(({ event }) => isEventName(event.name) && Number.isInteger(event.at))).toBe(true);
    expect(read.faults).toEqual([]);
  });

  it('tells the format by itself', async () => {
    expect(withoutPlace(await opened({ path }))).toEqual(withoutPlace(await opened({ path, from })));
  });

  it('gives the events of a key in order of time', async () => {
    for (const { arrivals } of (await opened({ path })).histories)
      expect(arrivals.map(({ event }) => event.at)).toEqual(
        arrivals.map(({ event }) => event.at).toSorted((a, b) => a - b),
      );
  });

  it('says of each event which row it came from', async () => {
    const rows = isParquet ? 24 : unpacked.toString().trimEnd().split('\n').length;
    const places = (await opened({ path })).arrivals.map(({ place }) => place);
    const form = isParquet ? `${path}: row ` : `${path}:`;
    expect(places.every((place) => place.startsWith(form))).toBe(true);
    const numbers = places.map((place) => Number(place.slice(form.length)));
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(rows);
  });

  it('reads the same by way of temporary files', async () => {
    const small = await opened({ path }, { inMemory: 3, perKey: 1000 });
    const byKey = (read: Opened) => read.histories.toSorted((one, other) => (one.key < other.key ? -1 : 1));
    expect(byKey(small)).toEqual(byKey(await opened({ path })));
  });

  it('refuses an empty file', async () => {
    await expect(opened({ pieces: [], from })).rejects.toThrow('standard input: is empty');
    await expect(opened({ pieces: [gzipSync('')], from })).rejects.toThrow('standard input: is empty');
  });

  it('refuses a key with more events than a shopper has', async () => {
    await expect(opened({ path }, { inMemory: 1000, perKey: 1 })).rejects.toThrow(/has over 1 events/);
  });
});

describe.each(CASES.filter(({ file }) => !file.endsWith('.parquet')))(
  'the importer of $file as a stream',
  ({ file, from }) => {
    const bytes = readFileSync(FOLDER + file);
    const unpacked = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    const path = FOLDER + file;

    it('reads the same from a pipe, compressed or not, in pieces of any size', async () => {
      const whole = withoutPlace(await opened({ path }));
      const pieces = (all: Buffer, size: number) =>
        Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.subarray(at * size, (at + 1) * size));
      expect(withoutPlace(await opened({ pieces: pieces(unpacked, 7), from }))).toEqual(whole);
      expect(withoutPlace(await opened({ pieces: pieces(gzipSync(unpacked), 11), from }))).toEqual(whole);
    });

    it('refuses a compressed file that was cut off', async () => {
      const packed = gzipSync(unpacked);
      await expect(opened({ pieces: [packed.subarray(0, packed.length - 20)], from })).rejects.toThrow(
        /^standard input: the gzip data are cut off or damaged/,
      );
    });
  },
);
