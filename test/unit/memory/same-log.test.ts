import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../../src/capture/shop-event.js';
import { openMemoryLog } from '../../../src/memory/memory-log.js';
import { openStoredLog } from '../../../src/memory/stored-log.js';
import { event, events, NOON } from '../../contract/memory/event-log.js';
import { rowsOf } from './rows-of.js';

const DAY = 86_400_000;
const DAYS = 24 * 60;
let databases = 0;

function shop() {
  const name = `same-${databases++}`;
  const open = (now = NOON) => openStoredLog({ name, retentionDays: 30, now: () => now, report: () => undefined });
  return { name, open };
}

describe('a stored log and a memory log', () => {
  const minutes = fc.integer({ min: 0, max: 60 * DAYS });
  const append = fc.record({
    kind: fc.constant('append' as const),
    tab: fc.nat(1),
    at: fc.oneof(
      fc.array(minutes, { maxLength: 5 }),
      fc.array(minutes, { minLength: 99, maxLength: 210, size: 'max' }),
    ),
    broken: fc.option(fc.nat(210)),
  });
  const since = fc.record({
    kind: fc.constant('since' as const),
    tab: fc.nat(1),
    seq: fc.integer({ min: -1, max: 500 }),
  });
  const checkpoint = fc.record({ kind: fc.constant('checkpoint' as const), tab: fc.nat(1) });
  const reopen = fc.record({
    kind: fc.constant('reopen' as const),
    tab: fc.nat(1),
    day: fc.integer({ min: 60, max: 95 }),
  });
  const steps = fc.array(fc.oneof({ arbitrary: append, weight: 4 }, since, checkpoint, reopen), { maxLength: 14 });

  it('hold the same after any appends, readings, checkpoints and days that pass', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const { name, open } = shop();
        const tabs = [await open(), await open()];
        const memory = openMemoryLog({ now: () => NOON, report: () => undefined });
        const gone = new Set<number>();
        const left = async () => (await memory.since(0)).filter(({ seq }) => !gone.has(seq));
        for (const step of steps) {
          const log = tabs[step.tab]!;
          if (step.kind === 'append') {
            const batch = step.at.map((minute, place) =>
              place === step.broken ? { ...event(minute), params: () => 1 } : event(minute),
            ) as readonly ShopEvent[];
            const wanted = await memory.append(batch);
            expect(await log.append(batch)).toEqual(wanted);
          } else if (step.kind === 'since') {
            expect(await log.since(step.seq)).toEqual((await left()).filter(({ seq }) => seq > step.seq));
          } else if (step.kind === 'checkpoint') {
            for (const one of [log, memory]) await one.writeCheckpoint('v1', (await left()).length);
          } else {
            log.close();
            tabs[step.tab] = await open(NOON + step.day * DAY);
            const old = (await left()).filter(({ at }) => at < NOON + (step.day - 30) * DAY);
            for (const { seq } of old) gone.add(seq);
            if (old.length > 0) await memory.writeCheckpoint('none', 0);
          }
          const held = await left();
          for (const tab of tabs) {
            expect((await tab.exportLog()).events).toEqual(held);
            expect(await tab.readCheckpoint('v1')).toEqual(await memory.readCheckpoint('v1'));
          }
          expect((await rowsOf(name)).flat()).toEqual(held);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('agree on the newest 10,000 however the batches fall', async () => {
    const sizes = fc.array(fc.constantFrom(1, 60, 100, 101, 990, 2_500, 5_000), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, async (sizes) => {
        const stored = await shop().open();
        const memory = openMemoryLog({ now: () => NOON, report: () => undefined });
        for (const log of [stored, memory]) for (const size of sizes) await log.append(events(size));
        expect(await stored.since(0)).toEqual(await memory.since(0));
      }),
      { numRuns: 8 },
    );
  });
});
