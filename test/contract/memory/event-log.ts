import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../../src/capture/shop-event.js';
import type { Problem } from '../../../src/lib/report.js';
import type { EventLog } from '../../../src/memory/event-log.js';

/** Opens an empty log of the kind under test. */
export type OpenLog = (options: { now: () => number; report: (problem: Problem) => void }) => Promise<EventLog>;

export const MINUTE = 60_000;
export const NOON = Date.UTC(2026, 4, 4, 12);

/** An event some minutes after noon. */
export function event(minutes: number, name = 'page_view'): ShopEvent {
  return { name, at: NOON + minutes * MINUTE, params: {} };
}

/** What every event log does, whatever it is made of. */
export function describeEventLog(kind: EventLog['kind'], openLog: OpenLog): void {
  const open = async () => {
    const problems: Problem[] = [];
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
    });

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
      expect(problems[0]!.message).toContain('broken');
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
      const batch = Array.from({ length: 5_000 }, (_, second) => event(second / 60));
      await log.append(batch);
      await log.append(batch);
      await log.writeCheckpoint('v1', 1);
      expect(await log.since(0)).toHaveLength(10_000);
      expect(await log.readCheckpoint('v1')).toBe(1);
      await log.append([event(90)]);
      const kept = await log.since(0);
      expect(kept.map(({ seq }) => seq)).toEqual(Array.from({ length: 9_000 }, (_, index) => 1_002 + index));
      expect(await log.since(10_000)).toHaveLength(1);
      expect(await log.readCheckpoint('v1')).toBeUndefined();
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
