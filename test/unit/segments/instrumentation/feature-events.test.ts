import { describe, expect, test } from 'vitest';
import { eventNames } from '../../../../src/capture/reading/fields/event-names.js';
import type { FeatureId } from '../../../../src/features/feature-vector.js';
import { openFeatures } from '../../../../src/features/features.js';
import { MORE_FEATURES } from '../../../../src/features/more/more-features.js';
import { eventsOf, missingFor } from '../../../../src/segments/instrumentation/feature-events.js';
import { richLog } from '../rich-log.js';

const all = openFeatures(MORE_FEATURES);
const logs = Array.from({ length: 20 }, (_, seed) => richLog(seed, { sessions: 10, events: 40 }));

/** The features that were not 0 after some event of a log, less the events of these names. */
function movedWithout(missing: ReadonlySet<string>): ReadonlySet<FeatureId> {
  const moved = new Set<FeatureId>();
  for (const log of logs) {
    const state = all.start();
    for (const event of log) {
      if (missing.has(event.name)) continue;
      all.fold(state, event);
      // all that moves stands for a while
      if (event.seq % 3) continue;
      const vector = all.read(state);
      for (const id of all.ids) if (vector[id]) moved.add(id);
    }
  }
  return moved;
}

const memory = new Map<string, ReadonlySet<FeatureId>>();
function movedWith(missing: readonly string[]): ReadonlySet<FeatureId> {
  const key = missing.toSorted().join();
  const found = memory.get(key) ?? movedWithout(new Set(missing));
  memory.set(key, found);
  return found;
}

test('the logs of this test move every feature', () => {
  const moved = movedWith([]);
  expect(all.ids.filter((id) => !moved.has(id))).toEqual([]);
});

describe('the events that a feature is made of, by what folding shows', () => {
  const listed = all.ids.filter((id) => eventsOf(id).length);

  test('without all of a list it never moves', () => {
    for (const id of listed)
      for (const any of eventsOf(id)) expect([id, any, movedWith(any).has(id)]).toEqual([id, any, false]);
  });

  test('with one event of each list it moves', () => {
    for (const id of listed)
      for (const any of eventsOf(id))
        for (const one of any) {
          const others = any.filter((name) => name !== one);
          expect([id, one, movedWith(others).has(id)]).toEqual([id, one, true]);
        }
  });

  test('what is not listed moves whichever single event is missing', () => {
    for (const name of eventNames) {
      const moved = movedWith([name]);
      const still = all.ids.filter((id) => !eventsOf(id).length && !moved.has(id));
      expect([name, still]).toEqual([name, []]);
    }
  });

  test('what is not listed needs no kind of event: even page views alone, or all but page views, move it', () => {
    const others = eventNames.filter((name) => name !== 'page_view' && name !== 'tick');
    const alone = movedWith(others);
    const without = movedWith(['page_view']);
    const free = all.ids.filter((id) => !eventsOf(id).length && !id.startsWith('step_'));
    expect(free.filter((id) => !alone.has(id) || !without.has(id))).toEqual([]);
  });

  test('no event is listed that there is not', () => {
    const known: readonly string[] = eventNames;
    for (const id of all.ids) for (const any of eventsOf(id)) for (const one of any) expect(known).toContain(one);
  });
});

describe('a feature under a list of events that a shop cannot tell', () => {
  const gaps = new Set(['gallery_interaction', 'review_read', 'size_guide_view', 'user_engagement']);

  test.each<[FeatureId, readonly string[]]>([
    ['gallery_interactions@1', []],
    ['detail_reads@1', ['review_read', 'size_guide_view']],
    ['review_reads@1', ['review_read']],
    ['top_item_seconds@1', ['user_engagement']],
    ['sessions@1', []],
    ['made_elsewhere@3', []],
  ])('%s waits in vain for %o', (feature, missing) => {
    expect(missingFor(feature, gaps)).toEqual(missing);
  });
});
