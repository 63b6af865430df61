import { describe, expect, it } from 'vitest';
import { FEATURE_IDS } from '../../../../src/features/feature-ids.js';
import type { FeatureId } from '../../../../src/features/feature-vector.js';
import { openFeatures } from '../../../../src/features/features.js';
import { MORE_FEATURES } from '../../../../src/features/more/more-features.js';
import coreCases from '../../../cases/features.json' with { type: 'json' };
import cases from '../../../cases/more-features.json' with { type: 'json' };
import { logged } from '../fold-all.js';
import type { CaseEvent } from '../fold-all.js';

const core = openFeatures();

type Case = Readonly<{
  name: string;
  start: string;
  events: readonly CaseEvent[];
  expect: Readonly<Record<FeatureId, number>>;
}>;

const CASES = cases as readonly unknown[] as readonly Case[];
const FURTHER_IDS = MORE_FEATURES.flatMap(({ ids }) => ids);
const more = openFeatures(MORE_FEATURES);

describe('further features of written sessions', () => {
  it.each(CASES)('$name', ({ start, events, expect: expected }) => {
    const vector = more.read(logged(events, start).reduce(more.fold, more.start()));
    for (const [id, value] of Object.entries(expected)) {
      expect(FURTHER_IDS).toContain(id);
      expect({ id, value: vector[id as FeatureId] }).toEqual({ id, value: expect.closeTo(value, 12) });
    }
  });

  it('has a case for every further feature in which it is not zero', () => {
    const covered = new Set(
      CASES.flatMap(({ expect }) => Object.entries(expect).filter(([, value]) => value !== 0)).map(([id]) => id),
    );
    expect(FURTHER_IDS.filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('the registry with further groups', () => {
  it('reads the core set, then the further features, and 0 before the first event', () => {
    const vector = more.read(more.start());
    expect(more.ids).toEqual([...FEATURE_IDS, ...FURTHER_IDS]);
    expect(Object.keys(vector)).toEqual(more.ids);
    expect(new Set(Object.values(vector))).toEqual(new Set([0]));
  });

  it('keeps ids unique, snake case and versioned, and names of groups unique', () => {
    expect(new Set(more.ids).size).toBe(more.ids.length);
    for (const id of FURTHER_IDS) expect(id).toMatch(/^[a-z]+(_([a-z]+|\d+d?))*@[1-9]\d*$/);
    const names = Object.keys(more.start().groups);
    expect(names).toHaveLength(Object.keys(core.start().groups).length + MORE_FEATURES.length);
  });

  it('leaves the core set as it is', () => {
    for (const { events, start } of coreCases as readonly unknown[] as readonly Case[]) {
      const rows = logged(events, start);
      const both = more.read(rows.reduce(more.fold, more.start()));
      expect(both).toMatchObject(core.read(rows.reduce(core.fold, core.start())));
    }
  });

  it('names a state by its groups, whose shapes are these', () => {
    const { layout, groups } = more.start();
    const shape = MORE_FEATURES.map(({ name }) => `${name}: ${Object.keys(groups[name] as object).join(' ')}`);
    expect({ layout, shape }).toEqual({
      layout:
        '4,orderHistory,categories,season,sources,price,lists,themes,affinity,novelty,frequency,attention,clickPath,depth,visiting,' +
        'searching,keepsakes,abandonment,urgency,signals,changes,priceBand,arrivals,surroundings,weather,profile',
      shape: [
        'orderHistory: offset value recent days firstDay dayBefore lastDay promoted offered',
        'categories: offset today bought counts weights weighed orders',
        'season: offset at',
        'sources: arrival',
        'price: seen views percentiles',
        'lists: 0 1 2 3 4 5 6',
        'themes: 0 1 2 3 4 5',
        'affinity: brands categories orders',
        'novelty: session items brands',
        'frequency: visits itemViews first last',
        'attention: onProduct item viewedAt engaged onItems top seen',
        'clickPath: latest path counts',
        'depth: deepest',
        'visiting: offset visits pages away firstDay last recent',
        'searching: term at refinements distinct seen',
        'keepsakes: sale lists wished',
        'abandonment: offset step day left leftOn recent',
        'urgency: 0 1 2 3 4 5',
        'signals: counts watched',
        'changes: seen drops rises growth',
        'priceBand: listed viewed band',
        'arrivals: first utm campaign ads affiliates',
        'surroundings: told offset at',
        'weather: word told at',
        'profile: known as_of at seen views matching',
      ],
    });
  });
});
