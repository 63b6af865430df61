import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORE, openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { richLog } from '../segments/rich-log.js';
import { anyLog } from './any-log.js';

const all = openFeatures(MORE_FEATURES);

describe.each([...CORE, ...MORE_FEATURES].filter(({ takes }) => takes).map((group) => [group.name, group] as const))(
  'the group %s',
  (_, group) => {
    it('is concerned by no event but those that it says it takes', () => {
      for (const seed of [1, 2]) {
        const states = [group.start(), group.start()] as const;
        let session = 0;
        for (const event of richLog(seed, { sessions: 6, events: 60 })) {
          const first = event.session !== session;
          session = event.session;
          for (const state of first && group.nextSession ? states : []) group.nextSession!(state, event);
          group.fold(states[0], event);
          if (first || group.takes!.includes(event.name)) group.fold(states[1], event);
          expect(states[1]).toEqual(states[0]);
        }
      }
    });
  },
);

describe('a look after every event', () => {
  it('sees what a reading from scratch does, whatever a shop sends', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(60), (events, cut) => {
        let state = all.start();
        events.forEach((event, place) => {
          state = all.fold(place === cut ? structuredClone(state) : state, event);
          expect(all.look(state)).toEqual(all.read(state));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('sees the same over many visits, days and hours', () => {
    for (const seed of [1, 2, 3]) {
      const state = all.start();
      for (const event of richLog(seed, { sessions: 12, events: 60, gap: 600_000 })) {
        all.fold(state, event);
        expect(all.look(state)).toEqual(all.read(state));
      }
    }
  });

  it('sees it as well where several events lie between two looks', () => {
    const state = all.start();
    for (const event of richLog(9, { sessions: 12, events: 40 })) {
      all.fold(state, event);
      if (event.seq % 7) continue;
      expect(all.look(state)).toEqual(all.read(state));
    }
  });

  it('keeps its vector to one state', () => {
    const [one, other] = [all.start(), all.start()];
    const [first, second] = richLog(4, { sessions: 1, events: 2 });
    all.fold(one, first!);
    const seen = { ...all.look(one) };
    all.fold(other, second!);
    all.look(other);
    expect(all.look(one)).toEqual(seen);
    expect(all.look(one)).not.toBe(all.look(other));
  });
});
