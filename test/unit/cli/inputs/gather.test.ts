import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../../../cli/inputs/arrival.js';
import { gather } from '../../../../cli/inputs/gather.js';

const arrival = (key: string, at: number, place = 0): Arrival => ({
  key,
  event: { name: 'scroll', at, params: {} },
  place: `f:${place}`,
});
const stream = async function* (all: readonly Arrival[]) {
  yield* all;
};
const collect = async (all: readonly Arrival[], order: 'sorted' | 'recorded', inMemory: number) => {
  const histories = [];
  const gathered = await gather({ order, events: stream(all) }, { inMemory, perKey: 1000 });
  for await (const history of gathered.histories) histories.push(history);
  return histories;
};

describe('gathering events by key', () => {
  const events = fc
    .array(
      fc.record({
        key: fc.constantFrom('', 'a', 'b', 'ü', '__proto__', 'long'.repeat(50)),
        at: fc.integer({ min: 0, max: 9 }),
      }),
    )
    .map((all) => all.map(({ key, at }, place) => arrival(key, at, place)));

  it('gives every event once, keys by first appearance, each in order of time and then of the file', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (all) => {
        const histories = await collect(all, 'sorted', 1000);
        expect(histories.map(({ key }) => key)).toEqual([...new Set(all.map(({ key }) => key))]);
        for (const { key, arrivals } of histories)
          expect(arrivals).toEqual(
            all.filter((one) => one.key === key).toSorted((one, other) => one.event.at - other.event.at),
          );
      }),
    );
  });

  it('gives the same histories by way of files', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom('sorted' as const, 'recorded' as const), async (all, order) => {
        const byKey = (histories: Awaited<ReturnType<typeof collect>>) =>
          histories.toSorted((one, other) => (one.key < other.key ? -1 : 1));
        expect(byKey(await collect(all, order, 4))).toEqual(byKey(await collect(all, order, 1000)));
      }),
      { numRuns: 20 },
    );
  });

  it('tells when the recording ends: refunds and second files do not count', async () => {
    const late = { ...arrival('a', 90), event: { name: 'refund', at: 90, params: {} } };
    const all = [arrival('a', 5), arrival('b', 70), { ...arrival('a', 80), aside: true as const }, late];
    expect((await gather({ order: 'sorted', events: stream(all) })).end).toBe(70);
  });

  it('names the event beyond what one key may have', async () => {
    const all = Array.from({ length: 4 }, (_, place) => arrival('a', place, place));
    await expect(gather({ order: 'sorted', events: stream(all) }, { inMemory: 2, perKey: 3 })).rejects.toThrow(
      'f:3: "a" has over 3 events; is this what tells shoppers apart?',
    );
  });
});
