import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ConsentSource, ConsentState } from '../../../src/consent/capability.js';
import { openConsent } from '../../../src/consent/open-consent.js';
import type { Trouble } from '../../../src/lib/report.js';

function open(source?: ConsentSource) {
  const problems: Trouble[] = [];
  const seen: ConsentState[] = [];
  const consent = openConsent((problem) => problems.push(problem));
  consent.subscribe((state) => seen.push(state));
  consent.follow(source, { policyVersion: '1', maxAge: 395 });
  return { consent, problems, seen };
}
const tick = () => Promise.resolve();
const settled = () => new Promise((next) => setTimeout(next));

const never = (): never => {
  throw new Error('the page’s');
};

describe('openConsent', () => {
  it('starts closed', () => {
    expect(new Set(Object.values(open().consent.get()))).toEqual(new Set(['unknown']));
  });

  it('widens one microtask later', async () => {
    const { consent } = open();
    consent.set({ personalize: 'granted' });
    expect(consent.get().personalize).toBe('unknown');
    await tick();
    expect(consent.get().personalize).toBe('granted');
    expect(consent.get().persist).toBe('unknown');
  });

  it('narrows in the same task', async () => {
    const { consent, seen } = open();
    consent.set({ personalize: 'granted', persist: 'granted' });
    await tick();
    consent.set({ personalize: 'denied' });
    expect(consent.get()).toMatchObject({ personalize: 'denied', persist: 'granted' });
    expect(seen).toHaveLength(2);
  });

  it('opens nothing when granted and denied in one task', async () => {
    const { consent, seen } = open();
    consent.set({ personalize: 'granted' });
    consent.set({ personalize: 'denied' });
    await tick();
    expect(seen.some((state) => state.personalize === 'granted')).toBe(false);
    expect(consent.get().personalize).toBe('denied');
  });

  it('hears its source and stops it once', async () => {
    let stops = 0;
    const { consent } = open((set) => {
      set({ export: 'granted' });
      return () => stops++;
    });
    await tick();
    expect(consent.get().export).toBe('granted');
    consent.stop();
    expect(stops).toBe(1);
    consent.set({ export: 'denied' });
    expect(consent.get().export).toBe('granted');
  });

  it('stays closed when the source throws, even after it granted', async () => {
    const { consent, problems } = open((set) => {
      set({ persist: 'granted' });
      throw new Error('half-way');
    });
    await tick();
    expect(consent.get().persist).toBe('unknown');
    expect(problems[0]).toMatchObject({ code: 'consent-source' });
  });

  it('closes on a source whose promise is rejected, as on one that throws', async () => {
    const { consent, problems, seen } = open(async (set) => {
      set({ persist: 'granted' });
      await tick();
      throw new Error('half-way');
    });
    await tick();
    expect(consent.get().persist).toBe('granted');
    await settled();
    expect(consent.get().persist).toBe('unknown');
    expect(seen.at(-1)!.persist).toBe('unknown');
    expect(problems).toMatchObject([{ code: 'consent-source', cause: new Error('half-way') }]);
    expect(consent.debug().sources).toMatchObject([{ source: 'callback', note: 'threw' }]);
  });

  it('stops a source that has promised how, once, also where it comes too late', async () => {
    for (const late of [false, true]) {
      let stops = 0;
      const { consent, problems } = open(async () => {
        await tick();
        return () => void stops++;
      });
      if (!late) await settled();
      consent.stop();
      consent.stop();
      await settled();
      expect(stops).toBe(1);
      expect(problems).toEqual([]);
    }
  });

  it('calls nothing that the end of a source hands back', async () => {
    const more = vi.fn<() => void>();
    const { consent } = open(() => () => more);
    consent.stop();
    await settled();
    expect(more).not.toHaveBeenCalled();
  });

  it('after its end hears the shop no more, and the shopper still', async () => {
    const { consent } = open();
    consent.set({ export: 'granted', measure: 'granted' });
    await tick();
    consent.stop();
    consent.set({ export: 'denied' });
    consent.say({ source: 'objection', kind: 'optout', says: { measure: 'denied' } });
    expect(consent.get()).toMatchObject({ export: 'granted', measure: 'denied' });
  });

  it.each(['someday', NaN, {}, null, 0, '', false])('reports a time of the choice that is none: %j', async (at) => {
    const { consent, problems } = open();
    consent.set({ personalize: 'granted' }, { at } as never);
    await tick();
    expect(consent.get().personalize).toBe('unknown');
    expect(consent.debug().sources.at(-1)!.note).toBe('out of date: at');
    expect(problems).toMatchObject([{ code: 'consent-value', field: 'consent.at' }]);
  });

  it('takes a source that returns nothing or no function', () => {
    const { consent, problems } = open((() => ({})) as unknown as ConsentSource);
    consent.stop();
    expect(problems.length).toBeLessThanOrEqual(1);
  });

  it('closes a capability on a malformed value and names the field', async () => {
    const { consent, problems } = open();
    consent.set({ personalize: 'granted', measure: 'granted' });
    await tick();
    consent.set({ personalize: true } as never);
    expect(consent.get()).toMatchObject({ personalize: 'unknown', measure: 'granted' });
    consent.set({ tracking: 'granted' } as never);
    consent.set(undefined as never);
    expect(consent.get().measure).toBe('unknown');
    expect(problems.map(({ field }) => field)).toEqual(['consent.personalize', 'consent.tracking', 'consent']);
  });

  it.each([
    ['whose getter throws', Object.defineProperty({}, 'personalize', { enumerable: true, get: () => never() })],
    ['that cannot be listed', new Proxy({}, { ownKeys: () => never() })],
  ])('closes on an object %s, and throws nothing', async (_, patch) => {
    const { consent, problems } = open();
    consent.set({ personalize: 'granted' });
    await tick();
    expect(() => consent.set(patch)).not.toThrow();
    expect(consent.get().personalize).toBe('unknown');
    expect(problems).toMatchObject([{ code: 'consent-value', field: 'consent' }]);
  });

  it('is never wider than the last word on each capability', async () => {
    const value = fc.constantFrom('granted', 'denied', 'unknown', true, 'GRANTED', null);
    const patch = fc.record({ persist: value, personalize: value }, { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(patch, fc.boolean())), async (patches) => {
        const { consent } = open();
        const last: Record<string, unknown> = {};
        for (const [one, wait] of patches) {
          consent.set(one as never);
          Object.assign(last, one);
          for (const key of ['persist', 'personalize'] as const) {
            if (last[key] !== 'granted') expect(consent.get()[key]).not.toBe('granted');
          }
          if (wait) await tick();
        }
        await tick();
        for (const key of ['persist', 'personalize'] as const) {
          expect(consent.get()[key] === 'granted').toBe(last[key] === 'granted');
        }
      }),
    );
  });
});
