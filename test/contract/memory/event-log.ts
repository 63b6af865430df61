import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../../src/capture/shop-event.js';
import { explain } from '../../../src/explain.js';
import type { Tell, Trouble } from '../../../src/lib/report.js';
import type { EventLog } from '../../../src/memory/event-log.js';

/** Opens an empty log of the kind under test. */
export type OpenLog = (options: { now: () => number; report: Tell }) => Promise<EventLog>;

export const MINUTE = 60_000;
export const NOON = Date.UTC(2026, 4, 4, 12);

/** An event some minutes after noon. */
export function event(minutes: number, name = 'page_view'): ShopEvent {
  return { name, at: NOON + minutes * MINUTE, params: {} };
}

/** So many events, one a second. */
export function events(count: number): ShopEvent[] {
  return Array.from({ length: count }, (_, second) => event(second / 60));
}

const seqs = (logged: readonly { seq: number }[]) => logged.map(({ seq }) => seq);
const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** What every event log does, whatever it is made of. */
export function describeEventLog(kind: EventLog['kind'], openLog: OpenLog): void {
  const open = async () => {
    const problems: Trouble[] = [];
    const log = await openLog({ now: () => NOON, report: (problem) => problems.push(problem) });
    return { log, problems };
  };

  describe(`the ${kind} event log`, () => {
    it('is empty at first', async () => {
      const { log } = await open();
      expect(log.kind).toBe(kind);
      expect(await log.since(0)).toEqual([]);
      expect(await log.append([])).toEqual([]);
      expect((await log.exportLog()).events).toEqual([]);
    });

    it('numbers events from 1, splits sessions at 30 minutes, and returns what it keeps', async () => {
      const { log } = await open();
      const first = await log.append([event(0), event(10, 'view_item'), event(50)]);
      const second = await log.append([event(55)]);
      expect(first.map(({ seq, session }) => [seq, session])).toEqual([
        [1, 1],
        [2, 1],
        [3, 2],
      ]);
      expect(second).toEqual([{ ...event(55), seq: 4, session: 2 }]);
      expect(await log.since(0)).toEqual([...first, ...second]);
    });

    it('gives only what came after a sequence number', async () => {
      const { log } = await open();
      const added = await log.append([event(0), event(1), event(2)]);
      expect(await log.since(1)).toEqual(added.slice(1));
      expect(await log.since(3)).toEqual([]);
      expect(await log.since(99)).toEqual([]);
      expect(await log.since(-1)).toEqual(added);
    });

    it.each([0, 1, 49, 50, 51, 99, 100, 101, 149, 150, 151, 249, 399, 400, 401])(
      'gives only what came after %s of 401, however the events came',
      async (seq) => {
        const { log } = await open();
        const added = [];
        for (const batch of [events(50), events(100), events(250), events(1)]) added.push(...(await log.append(batch)));
        expect(seqs(added)).toEqual(from(1, 401));
        expect(await log.since(seq)).toEqual(added.slice(seq));
        expect((await log.exportLog()).events).toEqual(added);
      },
    );

    it('puts a late event into the running session and keeps its own time', async () => {
      const { log } = await open();
      const added = await log.append([event(0), event(40), event(1), event(60), event(71)]);
      expect(added.map(({ session }) => session)).toEqual([1, 2, 2, 2, 2]);
      expect(added[2]!.at).toBe(NOON + MINUTE);
    });

    it('neither starts nor prolongs a session by a tick', async () => {
      const { log } = await open();
      const added = await log.append([event(0), event(20, 'tick'), event(40, 'tick'), event(41), event(42, 'tick')]);
      expect(added.map(({ session }) => session)).toEqual([1, 1, 1, 2, 2]);
    });

    it.each([Number.NaN, Infinity, -Infinity, '12:00', undefined])(
      'dates an event whose time is %s now',
      async (at) => {
        const { log } = await open();
        const added = await log.append([event(0), { ...event(1), at: at as number }, event(5)]);
        expect(added.map((logged) => [logged.at, logged.session])).toEqual([
          [NOON, 1],
          [NOON, 1],
          [NOON + 5 * MINUTE, 1],
        ]);
      },
    );

    it('keeps numbers out of range as they are', async () => {
      const { log } = await open();
      const params = { value: Infinity, percent_scrolled: Number.NaN, items: [{ price: 1e308 }, { quantity: -0 }] };
      await log.append([{ ...event(0), params }]);
      expect((await log.since(0))[0]!.params).toEqual(params);
    });

    it('reports an event that is no plain data and keeps the rest of its batch, without a gap', async () => {
      const { log, problems } = await open();
      const broken = { ...event(1, 'broken'), params: { value: () => 1 } } as unknown as ShopEvent;
      const added = await log.append([event(0), broken, null as unknown as ShopEvent, event(2)]);
      expect(added.map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await log.since(0)).toEqual(added);
      expect(problems).toMatchObject([{ code: 'event-unstorable' }, { code: 'event-unstorable' }]);
      expect(explain(problems[0]!).message).toContain('broken');
    });

    it('reports each event of a long batch that is no plain data, and keeps all others in their order', async () => {
      const { log, problems } = await open();
      await log.append([event(0)]);
      const batch = Array.from({ length: 250 }, (_, value): ShopEvent => {
        return { name: 'scroll', at: NOON + value, params: { value } };
      });
      for (const place of [0, 99, 120, 249]) {
        batch[place] = { ...event(0, `broken ${place}`), params: { value: () => 1 } } as unknown as ShopEvent;
      }
      const added = await log.append(batch);
      expect(seqs(added)).toEqual(from(2, 247));
      expect(await log.since(1)).toEqual(added);
      const values = batch.flatMap(({ params }) => (typeof params['value'] === 'number' ? [params['value']] : []));
      expect(added.map(({ params }) => params['value'])).toEqual(values);
      expect(problems.map(({ field }) => field)).toEqual(['broken 0', 'broken 99', 'broken 120', 'broken 249']);
      expect(await log.append([event(10)])).toMatchObject([{ seq: 248 }]);
    });

    it('keeps nothing of a batch without one event that is plain data, and counts on', async () => {
      const { log, problems } = await open();
      const broken = Array.from({ length: 3 }, () => ({ ...event(0), params: () => 1 }) as unknown as ShopEvent);
      expect(await log.append(broken)).toEqual([]);
      expect(problems).toHaveLength(3);
      expect(await log.append([event(0)])).toMatchObject([{ seq: 1, session: 1 }]);
      expect(await log.since(0)).toHaveLength(1);
    });

    it('keeps its own copy of an event', async () => {
      const { log } = await open();
      const params = { value: 1 };
      await log.append([{ ...event(0), params }]);
      params.value = 2;
      expect((await log.since(0))[0]!.params).toEqual({ value: 1 });
    });

    it('returns a checkpoint under its own key only, the last one written', async () => {
      const { log } = await open();
      expect(await log.readCheckpoint('v1')).toBeUndefined();
      await log.writeCheckpoint('v1', { seq: 3, counts: new Map([['a', 1]]) });
      expect(await log.readCheckpoint('v1')).toEqual({ seq: 3, counts: new Map([['a', 1]]) });
      expect(await log.readCheckpoint('v2')).toBeUndefined();
      await log.writeCheckpoint('v2', 2);
      expect(await log.readCheckpoint('v2')).toBe(2);
      expect(await log.readCheckpoint('v1')).toBeUndefined();
    });

    it('reports a checkpoint that is no plain data and keeps the last', async () => {
      const { log, problems } = await open();
      await log.writeCheckpoint('v1', 1);
      await log.writeCheckpoint('v1', () => 2);
      expect(problems).toMatchObject([{ code: 'event-unstorable', field: 'checkpoint' }]);
      expect(await log.readCheckpoint('v1')).toBe(1);
    });

    it('holds 10,000 events at most, the newest, and drops the checkpoint with the events it was folded from', async () => {
      const { log } = await open();
      const batch = events(5_000);
      await log.append(batch);
      await log.append(batch);
      await log.writeCheckpoint('v1', 1);
      expect(await log.since(0)).toHaveLength(10_000);
      expect(await log.readCheckpoint('v1')).toBe(1);
      await log.append([event(90)]);
      const kept = await log.since(0);
      expect(seqs(kept)).toEqual(from(1_002, 10_001));
      expect(await log.since(10_000)).toHaveLength(1);
      expect(seqs((await log.exportLog()).events)).toEqual(seqs(kept));
      expect(await log.readCheckpoint('v1')).toBeUndefined();
    });

    it.each([
      ['at once', [12_345], from(3_346, 12_345)],
      ['in two batches', [9_990, 70], from(1_061, 10_060)],
      ['more than once', [9_990, 70, 930, 60, 1], from(1_061, 11_051)],
    ])('finds the same 10,000 when they come %s', async (_, batches, kept) => {
      const { log } = await open();
      for (const count of batches) await log.append(events(count));
      expect(seqs(await log.since(0))).toEqual(kept);
      expect(seqs((await log.exportLog()).events)).toEqual(kept);
      expect(seqs(await log.since(kept[5]!))).toEqual(kept.slice(6));
    });

    it('exports everything it keeps as plain data', async () => {
      const { log } = await open();
      const events = await log.append([event(0), event(1)]);
      await log.writeCheckpoint('v1', { seq: 2 });
      const exported = await log.exportLog();
      expect(exported.events).toEqual(events);
      expect(exported.meta).toMatchObject({
        head: { clock: { seq: 2 } },
        checkpoint: { key: 'v1', state: { seq: 2 } },
      });
      expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
    });

    it('rejects every call once closed', async () => {
      const { log } = await open();
      log.close();
      log.close();
      const calls = [
        log.append([event(0)]),
        log.since(0),
        log.readCheckpoint('v1'),
        log.writeCheckpoint('v1', 1),
        log.exportLog(),
      ];
      for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'memory-unavailable' });
    });
  });
}
