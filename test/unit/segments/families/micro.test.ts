import { describe, expect, it } from 'vitest';
import { mayExport } from '../../../../src/destinations/may-export.js';
import { CORE_IDS } from '../../../../src/segments/core-ids.js';
import { openMicro } from '../../../../src/segments/families/micro.js';
import { openWholeRulebook } from '../../../../src/whole-rulebook.js';
import type { Judging } from '../../../../src/segments/family.js';
import { hysteresis, type Memberships } from '../../../../src/segments/hysteresis.js';
import { knownSegments } from '../../../../src/segments/known-segments.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import type { Segment, SegmentId } from '../../../../src/segments/segment.js';
import type { MicroSegment } from '../../../../src/segments/segment-settings.js';

const AT = Date.UTC(2026, 5, 15, 19);
const KNOWN: SegmentId[] = ['intent:high', 'cluster:discount-seeker', 'context:device-phone', 'own:tea'];

const one = (all: readonly SegmentId[], id = 'm1'): MicroSegment => ({
  id,
  all,
  support: { sessions: 120, shoppers: 80 },
  lift: 2,
});
const part = (id: SegmentId, more: Partial<Segment> = {}): Segment => ({
  id,
  score: 0.8,
  active: true,
  known: true,
  enter: 0.5,
  exit: 0.35,
  basis: 'rules',
  reasons: [{ text: `of ${id}`, contribution: 0.8 }],
  ...more,
});

const heldOf = (...ids: readonly SegmentId[]): Memberships =>
  new Map(ids.map((id) => [id, { active: true, since: AT }]));

function judging(parts: readonly Segment[], memberships: Memberships = new Map(), at = AT): Judging {
  return {
    event: { name: 'view_item', at, params: {}, seq: 1, session: 1 },
    fresh: false,
    features: {},
    scores: {},
    gate: hysteresis(memberships, at),
    judged: new Map(parts.map((segment) => [segment.id, segment])),
    phrases: en,
  };
}

function open(micro: readonly MicroSegment[]) {
  const { family, troubles } = openMicro({ micro }, KNOWN);
  const step = (parts: readonly Segment[], state = family.start(), memberships: Memberships = new Map()) =>
    family.step(state, judging(parts, memberships)).segments;
  return { family, troubles, step };
}

describe('a micro-segment', () => {
  it('is active while all its parts are, and says the first reason of each', () => {
    const { step, family, troubles } = open([one(['intent:high', 'cluster:discount-seeker'])]);
    expect(troubles).toEqual([]);
    expect(family.ids).toEqual(['micro:m1']);
    const object = { kind: 'item', id: 'K1', name: 'Kettle' } as const;
    const [both] = step([part('intent:high', { object }), part('cluster:discount-seeker')]);
    expect(both).toEqual({
      id: 'micro:m1',
      score: 1,
      active: true,
      known: true,
      enter: 1,
      exit: 1,
      basis: 'rules',
      since: AT,
      object,
      reasons: [
        { text: 'of intent:high', contribution: 0.5 },
        { text: 'of cluster:discount-seeker', contribution: 0.5 },
      ],
      path: { of: 'score', terms: ['intent:high', 'cluster:discount-seeker'], shares: [0.5, 0.5] },
    });
    const [half] = step([part('intent:high'), part('cluster:discount-seeker', { active: false })]);
    expect(half).toMatchObject({ active: false, known: true, score: 0, reasons: [] });
  });

  it('is not known while one of its parts is not', () => {
    const { step } = open([one(['intent:high', 'own:tea'])]);
    expect(step([part('intent:high'), part('own:tea', { active: false, known: false })])[0]).toMatchObject({
      active: false,
      known: false,
    });
    expect(step([part('intent:high')])[0]).toMatchObject({ active: false, known: false });
    expect(step([part('intent:high'), part('own:tea')])[0]).not.toHaveProperty('missing');
    const blind = { active: false, known: false, missing: ['view_item', 'search'] };
    expect(step([part('intent:high', { ...blind, missing: ['view_item'] }), part('own:tea', blind)])[0]).toMatchObject({
      known: false,
      missing: ['view_item', 'search'],
    });
  });

  it('names the events that its parts lack now, as long as it is not known', () => {
    const { family } = open([one(['intent:high', 'own:tea'])]);
    const blind = (...missing: string[]) => part('own:tea', { active: false, known: false, missing });
    const dim = part('intent:high', { active: false, known: false });
    const early = family.step([], judging([dim, part('own:tea', { active: false, known: false })])).state;
    expect(early[0]).not.toHaveProperty('missing');
    const first = family.step(early, judging([dim, blind('search')])).state;
    expect(first[0]).toMatchObject({ known: false, missing: ['search'] });
    expect(family.step(first, judging([dim, blind('search')])).state).toBe(first);
    const other = family.step(first, judging([dim, blind('view_item')])).state;
    expect(other[0]).toMatchObject({ missing: ['view_item'] });
    const none = family.step(other, judging([dim, part('own:tea', { active: false, known: false })])).state;
    expect(none[0]).not.toHaveProperty('missing');
  });

  it('hands back the very list of before when nothing that it says has changed', () => {
    const { step, family } = open([
      one(['intent:high', 'own:tea', 'context:device-phone', 'cluster:discount-seeker'], 'four'),
      one(['intent:high', 'cluster:discount-seeker'], 'two'),
    ]);
    const object = { kind: 'item', id: 'K1', name: 'Kettle' } as const;
    const campaign = { kind: 'campaign', id: 'autumn', name: 'autumn' } as const;
    const parts = [
      part('intent:high', { object }),
      part('cluster:discount-seeker', { object: campaign }),
      part('context:device-phone'),
      part('own:tea'),
    ];
    const first = step(parts);
    const held = heldOf('micro:four', 'micro:two');
    const again = family.step(structuredClone(first), judging(parts, held)).segments;
    expect(again).toEqual(first);
    const state = family.step(family.start(), judging(parts)).state;
    expect(family.step(state, judging(parts, held)).segments).toBe(state);
    const cooler = [...parts.slice(0, 3), part('own:tea', { active: false })];
    const after = family.step(state, judging(cooler, held)).segments;
    expect(after.map(({ active }) => active)).toEqual([false, true]);
    expect(after[1]).toBe(state[1]);
  });

  it('follows what its parts say and are about while it stands, and keeps since when', () => {
    const { family } = open([one(['intent:high', 'own:tea'])]);
    const about = (id: string) => ({ object: { kind: 'item', id, name: id } as const });
    const { state } = family.step([], judging([part('intent:high', about('A')), part('own:tea')]));
    const held = heldOf('micro:m1');
    const next = family.step(state, judging([part('intent:high', about('B')), part('own:tea')], held, AT + 5_000));
    expect(next.segments[0]).toMatchObject({ active: true, since: AT, object: { id: 'B' } });
    expect(state[0]).toMatchObject({ object: { id: 'A' } });
  });

  it('is not taken from a state of another config', () => {
    const { family } = open([one(['intent:high', 'own:tea'], 'new')]);
    const old = [part('micro:old', { active: false }), part('micro:older')];
    const { segments } = family.step(old, judging([part('intent:high'), part('own:tea')]));
    expect(segments.map(({ id }) => id)).toEqual(['micro:new']);
  });
});

describe('the config of micro-segments', () => {
  const faults = (micro: readonly unknown[]) => open(micro as MicroSegment[]).troubles;

  it('refuses what cannot stand, by its place', () => {
    expect(
      faults([
        one(['intent:high', 'cluster:bargains' as SegmentId]),
        one(['intent:high'], 'm2'),
        one(['intent:high', 'intent:high'], 'm3'),
        one(['intent:high', 'own:tea', 'own:tea'], 'm4'),
        one(['intent:high', 'own:tea'], 'M 5'),
        one(['intent:high', 'own:tea'], 'fine'),
        one(['intent:high', 'context:device-phone'], 'fine'),
        {},
        { id: 'm9', all: [1, 2] },
      ]).map(({ code, field, about }) => [code, field, about]),
    ).toEqual([
      ['segment-unknown', 'micro[0].all', 'cluster:bargains'],
      ['segment-refused', 'micro[1].all', 'two different segments are the least'],
      ['segment-refused', 'micro[2].all', 'two different segments are the least'],
      ['segment-refused', 'micro[3].all', 'one of them stands there twice'],
      ['segment-refused', 'micro[4].id', 'an id is small letters, digits and hyphens'],
      ['segment-refused', 'micro[6].id', 'there is another fine'],
      ['segment-refused', 'micro[7].id', 'an id is small letters, digits and hyphens'],
      ['segment-unknown', 'micro[8].all', '1'],
    ]);
  });

  it('takes fifty, and tells once of more', () => {
    const many = Array.from({ length: 60 }, (_, place) => one(['intent:high', 'own:tea'], `m${place}`));
    const { family, troubles } = open(many);
    expect(family.ids).toHaveLength(50);
    expect(troubles.map(({ field }) => field)).toEqual(['micro[50]']);
  });

  it('may name the core, motives of campaigns and the shop’s own', () => {
    expect(CORE_IDS).toEqual(knownSegments({}));
    const micro = [one(['intent:high', 'context:campaign-discount', 'cart:filled'])];
    const { families, troubles } = openWholeRulebook({ micro });
    const cart = families.some(({ ids }) => ids.includes('cart:filled'));
    expect(troubles.map(({ about }) => about)).toEqual(cart ? [] : ['cart:filled']);
  });
});

describe('mayExport', () => {
  it('holds back what was found in fewer shoppers than k', () => {
    expect(mayExport(one([]))).toBe(true);
    expect(mayExport(one([]), 80)).toBe(true);
    expect(mayExport(one([]), 81)).toBe(false);
    expect(mayExport({ support: { sessions: 900, shoppers: 49 } })).toBe(false);
    expect(mayExport({} as MicroSegment)).toBe(false);
    expect(mayExport({ support: { sessions: 1, shoppers: Number.NaN } })).toBe(false);
    expect(mayExport(one([]), 0)).toBe(false);
  });
});
