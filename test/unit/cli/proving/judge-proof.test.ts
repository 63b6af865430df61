import { describe, expect, it } from 'vitest';
import { judgeProof } from '../../../../cli/proving/judging/judge-proof.js';
import type { Evidence } from '../../../../cli/proving/judging/evidence.js';
import type { HeldThing, Observed, ProvedAct, ProvedRequest } from '../../../../cli/proving/proof.js';

const OURS = 'https://shop.example/vitrine/vitrine.page.js';

const act = (part: Partial<ProvedAct>): ProvedAct => ({
  kind: 'write',
  place: 'localStorage',
  name: 'x',
  at: 0,
  by: [OURS],
  phase: 'before',
  tab: 1,
  whose: 'vitrine',
  ...part,
});

const request = (part: Partial<ProvedRequest>): ProvedRequest => ({
  phase: 'before',
  tab: 1,
  whose: 'vitrine',
  at: 0,
  method: 'GET',
  url: 'https://shop.example/vitrine/vitrine.js',
  bytes: 0,
  by: [OURS],
  holds: [],
  ...part,
});

const GOOD: Observed = {
  instance: true,
  unopened: undefined,
  held: { withdrawn: [], afterwards: [] },
  slots: { before: ['a'], granted: ['b'], withdrawn: ['a'] },
  timings: { sameTask: true, emptied: 20, closedHere: 1, closedElsewhere: 3 },
  remembered: [],
  unexported: [],
  regrant: { first: 'one', second: 'two', resurrected: false },
  workersLeft: 0,
};

const judge = ({
  observed,
  ...seen
}: Readonly<{ acts?: ProvedAct[]; requests?: ProvedRequest[]; observed?: Partial<Observed> }>) => {
  const evidence: Evidence = { acts: [], requests: [], ...seen, observed: { ...GOOD, ...observed } };
  return judgeProof(evidence);
};

const broken = (...args: Parameters<typeof judge>): readonly number[] =>
  judge(...args).flatMap(({ rule, verdict }) => (verdict === 'broken' ? rule : []));
const unshown = (...args: Parameters<typeof judge>): readonly number[] =>
  judge(...args).flatMap(({ rule, verdict }) => (verdict === 'not shown' ? rule : []));

const held = (place: HeldThing['place'], name: string, size: number) => ({
  observed: { held: { withdrawn: [{ place, name, size }] } },
});

describe('judgeProof', () => {
  it('finds every rule kept where nothing was done', () => {
    expect(judge({}).map(({ rule, verdict }) => [rule, verdict])).toEqual(
      [1, 2, 3, 6, 13, 14, 15, 16, 19, 21, 26].map((rule) => [rule, 'kept']),
    );
  });

  it.each<[string, Readonly<{ broke?: number; open?: number; asks?: boolean }>, Partial<ProvedAct>]>([
    ['as the config asks', { asks: true }, { name: 'vitrine' }],
    ['that the config does not ask for', { broke: 26, asks: false }, { name: 'vitrine' }],
    ['of another name', { broke: 26, asks: true }, { name: 'vitrine-visitor' }],
    ['where the config cannot be seen', { open: 26 }, { name: 'vitrine' }],
    ['before an answer, though the config asks for it', { broke: 1, asks: true }, { name: 'vitrine', phase: 'before' }],
    ['after a withdrawal', { broke: 13, asks: true }, { name: 'vitrine', phase: 'withdrawn' }],
    ['removed after a withdrawal', { asks: true }, { name: 'vitrine', phase: 'withdrawn', kind: 'remove' }],
    ['of the shop’s own', { asks: false }, { name: 'basket', whose: 'others' }],
  ])('rule 26: judges a cookie %s', (_what, { broke = [], open = [], asks }, part) => {
    const seen = { acts: [act({ place: 'cookie', phase: 'granted', ...part })], observed: { asksCookie: asks } };
    expect([broken(seen), unshown(seen)]).toEqual([[broke].flat(), [open].flat()]);
  });

  it('rule 26: breaks by a cookie that is larger than is ever kept', () => {
    const size = (bytes: number) =>
      ({ observed: { held: { granted: [{ place: 'cookie', name: 'vitrine', size: bytes }] } } }) as const;
    expect(broken(size(992))).toEqual([]);
    expect(broken(size(993))).toEqual([26]);
  });

  it('takes what a server has rendered for what stands until the next page', () => {
    const slot = '<div data-vitrine-slot="hero" data-vitrine-served="deal">Deal</div>';
    const slots = { before: ['<div data-vitrine-slot="hero">Own</div>'], granted: [slot], withdrawn: [slot] };
    expect(broken({ observed: { slots } })).toEqual([]);
    expect(
      broken({ observed: { slots: { ...slots, withdrawn: ['<div data-vitrine-slot="hero">Deal</div>'] } } }),
    ).toEqual([16]);
  });

  it.each<[readonly number[], string, Parameters<typeof judge>[0]]>([
    [[1], 'a write before an answer', { acts: [act({})] }],
    [[1], 'a write on the next page before an answer', { acts: [act({ phase: 'returning' })] }],
    [[2], 'a look into its own database', { acts: [act({ kind: 'open', place: 'IndexedDB', name: 'vitrine' })] }],
    [[2], 'a read of its key by anything but the stub', { acts: [act({ kind: 'read', name: 'vitrine' })] }],
    [
      [3],
      'the engine before an answer',
      { requests: [request({ url: 'https://shop.example/vitrine/vitrine.worker.js' })] },
    ],
    [[3], 'a model before an answer', { requests: [request({ url: 'https://shop.example/models/intent.onnx' })] }],
    [[3], 'a long query', { requests: [request({ url: `https://shop.example/a.js?${'x'.repeat(40)}` })] }],
    [[3, 26], 'a post before an answer', { requests: [request({ method: 'POST', bytes: 3 })] }],
    [[6], 'a worker', { acts: [act({ kind: 'start', place: 'Worker' })] }],
    [[6], 'a channel', { acts: [act({ kind: 'start', place: 'BroadcastChannel' })] }],
    [[6], 'a timer', { acts: [act({ kind: 'start', place: 'timer' })] }],
    [[13], 'a write after withdrawal', { acts: [act({ phase: 'withdrawn' })] }],
    [
      [13],
      'a request for more after withdrawal',
      { requests: [request({ phase: 'withdrawn', url: 'https://shop.example/a.onnx' })] },
    ],
    [[13], 'a worker that is left', { observed: { workersLeft: 1 } }],
    [[13], 'a late end', { observed: { timings: { ...GOOD.timings, sameTask: false } } }],
    [[14], 'slow stores', { observed: { timings: { ...GOOD.timings, emptied: 201 } } }],
    [[14], 'stores that stay full', { observed: { timings: { ...GOOD.timings, emptied: null } } }],
    [[14], 'a slow tab', { observed: { timings: { ...GOOD.timings, closedElsewhere: 501 } } }],
    [[14], 'a key that is left', held('localStorage', 'vitrine', 10)],
    [[14], 'rows that are left', held('IndexedDB', 'vitrine/events', 1)],
    [[14], 'a flag that has a value', held('localStorage', 'vitrine-opt-out', 1)],
    [
      [14],
      'a cookie of its making',
      { ...held('cookie', 'id', 5), acts: [act({ phase: 'granted', place: 'cookie', name: 'id' })] },
    ],
    [[15], 'a memory', { observed: { remembered: ['segments'] } }],
    [[16], 'a slot that stays', { observed: { slots: { before: ['a'], granted: ['b'], withdrawn: ['b'] } } }],
    [[19], 'the same id', { observed: { regrant: { first: 'one', second: 'one', resurrected: false } } }],
    [[19], 'an old event', { observed: { regrant: { first: 'one', second: 'two', resurrected: true } } }],
    [[21], 'an event that is not exported', { observed: { unexported: ['event 3'] } }],
    [[26], 'a word in an address', { requests: [request({ phase: 'granted', holds: ['kettle'] })] }],
  ])('finds rule %s broken by %s', (rules, _, seen) => {
    expect(broken(seen)).toEqual(rules);
  });

  it.each<[string, Parameters<typeof judge>[0]]>([
    ['the stub’s read of its key', { acts: [act({ kind: 'read', name: 'vitrine', by: ['https://shop.example/'] })] }],
    [
      'what others do',
      { acts: [act({ whose: 'others' })], requests: [request({ whose: 'others', method: 'POST', bytes: 9 })] },
    ],
    [
      'what is done under consent',
      {
        acts: [act({ phase: 'granted' })],
        requests: [request({ phase: 'granted', url: 'https://shop.example/a.onnx' })],
      },
    ],
    ['an empty store', held('IndexedDB', 'vitrine/events', 0)],
    ['a flag without a value', held('localStorage', 'vitrine-opt-out', 0)],
    ['what hears consent', { requests: [request({ url: 'https://shop.example/vitrine/vitrine.consent.klaro.js' })] }],
  ])('lets pass %s', (_, seen) => {
    expect(broken(seen)).toEqual([]);
    expect(unshown(seen)).toEqual([]);
  });

  it('leaves open what a bundle did that holds the shop’s code too', () => {
    const seen = {
      acts: [act({ whose: 'shared' })],
      requests: [request({ whose: 'shared', holds: ['kettle'], phase: 'granted' })],
    };
    expect(broken(seen)).toEqual([]);
    expect(unshown(seen)).toEqual([1, 26]);
  });

  it('says so where the worker could not be watched', () => {
    const start = act({ phase: 'granted', kind: 'start', place: 'Worker' });
    expect(unshown({ acts: [start] })).toEqual([26]);
    expect(unshown({ acts: [start, act({ phase: 'granted', worker: OURS })] })).toEqual([]);
  });

  it('shows nothing by the silence of what never opened, but still finds what is broken', () => {
    const observed = { unopened: 'personalize unknown' };
    const rules = judge({ acts: [act({})], observed });
    expect(rules.find(({ rule }) => rule === 1)!.verdict).toBe('broken');
    expect(rules.filter(({ verdict }) => verdict === 'kept')).toEqual([]);
  });
});
