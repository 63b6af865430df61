import { describe, expect, it } from 'vitest';
import type { ConsentState } from '../../../src/consent/capability.js';
import { openConsent } from '../../../src/consent/open-consent.js';

function open() {
  const consent = openConsent(() => undefined);
  consent.follow(undefined, { policyVersion: '2' });
  return consent;
}
const settled = () => Promise.resolve();

describe('the shop’s own word', () => {
  it('that has expired does not come back with another one', async () => {
    const consent = open();
    consent.set({ personalize: 'granted', persist: 'granted' }, { at: '2024-01-01', policyVersion: '1' });
    consent.set({ measure: 'denied' });
    await settled();
    expect(consent.get()).toMatchObject({ personalize: 'unknown', persist: 'unknown', measure: 'denied' });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a time that is none', { at: 5n }],
    ['a text', 'today'],
    [
      'a time that throws',
      {
        get at() {
          throw new Error('none');
        },
      },
    ],
    ['a policy that is no text', { policyVersion: Symbol('1') }],
    ['an object without a text', { at: Object.create(null), policyVersion: Object.create(null) }],
    ['what will not be read', Proxy.revocable({}, {}).proxy],
  ])('of no is heard whatever stands beside it: %s', async (_, choice) => {
    const consent = open();
    consent.set({ personalize: 'granted' });
    await settled();
    consent.set({ personalize: 'denied' }, choice as never);
    expect(consent.get().personalize).toBe('denied');
  });

  it('is heard of a class and of what it inherits', async () => {
    class Choice {
      get personalize() {
        return 'denied' as const;
      }
    }
    for (const patch of [new Choice(), Object.create({ personalize: 'denied' })]) {
      const consent = open();
      consent.set({ personalize: 'granted' });
      await settled();
      consent.set(patch as Partial<ConsentState>);
      expect(consent.get().personalize).toBe('denied');
    }
  });

  it.each([Infinity, '2999-01-01', Date.now() + 1e13, Number.NaN, 'soon'])(
    'of a yes opens nothing at %s',
    async (at) => {
      const consent = open();
      consent.set({ personalize: 'granted' }, { at } as never);
      await settled();
      expect(consent.get().personalize).toBe('unknown');
      expect(consent.debug().sources[0]!.note).toBe('out of date: at');
    },
  );

  it('that was said before another tab withdrew is no news', async () => {
    const consent = open();
    const before = Date.now() - 1000;
    consent.set({ personalize: 'granted' }, { at: before });
    await settled();
    consent.lapse(['personalize']);
    consent.set({ personalize: 'granted' }, { at: before });
    await settled();
    expect(consent.get().personalize).toBe('unknown');
    consent.set({ personalize: 'granted' }, { at: Date.now() + 1 });
    await settled();
    expect(consent.get().personalize).toBe('granted');
  });

  it('closes everything where it is a list of pairs, which names no capability', async () => {
    const consent = open();
    consent.set({ personalize: 'granted' });
    await settled();
    consent.set(new Map([['personalize', 'denied']]) as never);
    expect(consent.get().personalize).toBe('unknown');
  });

  it('is the last one though a listener says another while the others are told', async () => {
    const consent = open();
    const seen: string[] = [];
    consent.subscribe(({ personalize }) => personalize === 'granted' && consent.set({ personalize: 'denied' }));
    consent.subscribe(({ personalize }) => void seen.push(personalize));
    consent.set({ personalize: 'granted' });
    await settled();
    expect(seen).toEqual(['denied']);
  });
});
