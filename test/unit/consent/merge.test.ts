import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capability, CapabilityState, ConsentState } from '../../../src/consent/capability.js';
import { everything } from '../../../src/consent/everything.js';
import { openConsent } from '../../../src/consent/open-consent.js';
import type { Voice } from '../../../src/consent/voice.js';

const DAY = 86_400_000;
const terms = (more: object = {}) => ({ policyVersion: '2', ...more });

function open(given = terms()) {
  const consent = openConsent(() => undefined);
  consent.follow(undefined, given);
  return consent;
}
const settled = () => Promise.resolve();
const voiceOf = (consent: ReturnType<typeof open>, source: string) =>
  consent.debug().sources.find((voice) => voice.source === source);

const CAPABILITIES = Object.keys(everything('unknown')) as Capability[];
const someSays = fc.dictionary(
  fc.constantFrom(...CAPABILITIES),
  fc.constantFrom<CapabilityState>('granted', 'denied', 'unknown'),
) as fc.Arbitrary<Partial<ConsentState>>;
const someVoice: fc.Arbitrary<Voice> = fc
  .record({
    source: fc.constantFrom('tcf', 'gpp', 'consent-mode', 'set', 'gpc'),
    kind: fc.constantFrom(undefined, 'optout' as const, 'yielding' as const),
    says: someSays,
    chosen: fc.constantFrom(undefined, 0, Date.now()),
  })
  .map((voice) => Object.fromEntries(Object.entries(voice).filter(([, value]) => value !== undefined)) as Voice);

describe('several sources of consent', () => {
  it('open together what all of them grant that have a word on it', async () => {
    const consent = open();
    consent.say({ source: 'tcf', says: { personalize: 'granted', measure: 'granted', export: 'denied' } });
    consent.say({ source: 'consent-mode', says: { personalize: 'granted', measure: 'unknown', export: 'granted' } });
    await settled();
    expect(consent.get()).toEqual({ ...everything('unknown'), personalize: 'granted', export: 'denied' });
  });

  it('close in the task in which one of them closes', async () => {
    const consent = open();
    consent.say({ source: 'tcf', says: everything('granted') });
    consent.say({ source: 'klaro', says: everything('granted') });
    await settled();
    consent.say({ source: 'klaro', says: { ...everything('granted'), measure: 'denied', learn: 'unknown' } });
    expect(consent.get()).toEqual({ ...everything('granted'), measure: 'denied', learn: 'unknown' });
  });

  it('are heard whole: what a source no longer names, it has no word on', async () => {
    const consent = open();
    consent.say({ source: 'tcf', says: { personalize: 'granted', export: 'denied' } });
    consent.say({ source: 'tcf', says: { personalize: 'granted' } });
    consent.set({ export: 'granted' });
    await settled();
    expect(consent.get()).toMatchObject({ personalize: 'granted', export: 'granted' });
  });

  it('of which one can only close, open nothing by that one', async () => {
    const consent = open();
    consent.say({ source: 'gpp', kind: 'optout', says: everything('granted') });
    await settled();
    expect(consent.get()).toEqual(everything('unknown'));
    consent.set({ export: 'granted' });
    consent.say({ source: 'gpp', kind: 'optout', says: { export: 'denied' } });
    await settled();
    expect(consent.get().export).toBe('denied');
  });

  it('of which one yields, open by an express yes', async () => {
    const consent = open();
    consent.say({ source: 'gpc', kind: 'yielding', says: { export: 'denied' } });
    expect(consent.get().export).toBe('denied');
    consent.set({ export: 'granted' });
    await settled();
    expect(consent.get().export).toBe('granted');
  });

  it('are never wider than the narrowest, whatever they say, and at no moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(someVoice, fc.boolean()), { maxLength: 12 }), async (said) => {
        const consent = open();
        const last = new Map<string, Voice>();
        const seen: ConsentState[] = [];
        const check = (state: ConsentState) => {
          const voices = [...last.values()];
          for (const key of CAPABILITIES) {
            if (state[key] !== 'granted') continue;
            expect(voices.some((voice) => voice.kind === 'optout' && voice.says[key] === 'denied')).toBe(false);
            const choices = voices.filter(({ kind, says }) => !kind && says[key]);
            expect(choices.length).toBeGreaterThan(0);
            for (const { says, chosen } of choices) expect([says[key], chosen]).not.toContain(0);
            for (const { says } of choices) expect(says[key]).toBe('granted');
          }
        };
        consent.subscribe((state) => seen.push(state));
        for (const [voice, wait] of said) {
          last.set(voice.source, voice);
          consent.say(voice);
          check(consent.get());
          if (wait) await settled();
          check(consent.get());
        }
      }),
    );
  });
});

describe('the age of a choice', () => {
  const grant = (chosen?: number): Voice => ({
    source: 'tcf',
    says: everything('granted'),
    ...(chosen !== undefined && { chosen }),
  });

  it('rule 12: closes what was chosen too long ago', async () => {
    const consent = open();
    consent.say(grant(Date.now() - 396 * DAY));
    await settled();
    expect(consent.get()).toEqual(everything('unknown'));
    expect(voiceOf(consent, 'tcf')).toMatchObject({ says: { export: 'granted' }, counts: { export: 'unknown' } });
    consent.say(grant(Date.now() - 394 * DAY));
    await settled();
    expect(consent.get()).toEqual(everything('granted'));
  });

  it('rule 11: closes what was chosen before the present policy, or at an unknown time', async () => {
    const since = Date.parse('2026-11-01');
    const consent = open(terms({ since: '2026-11-01' }));
    for (const chosen of [since - 1, undefined]) {
      consent.say(grant(chosen));
      await settled();
      expect(consent.get().personalize).toBe('unknown');
    }
    consent.say(grant(since));
    await settled();
    expect(consent.get().personalize).toBe('granted');
  });

  it('and its policy are told with the shop’s own word', async () => {
    const consent = open(terms({ since: '2026-11-01' }));
    consent.set({ personalize: 'granted' }, { at: '2026-10-31' });
    await settled();
    expect(consent.get().personalize).toBe('unknown');
    consent.set({ personalize: 'granted' }, { at: '2026-11-02', policyVersion: '1' });
    await settled();
    expect(consent.get().personalize).toBe('unknown');
    consent.set({ personalize: 'granted' }, { at: '2026-11-02', policyVersion: '2' });
    await settled();
    expect(consent.get().personalize).toBe('granted');
    consent.set({}, { at: 'someday' });
    expect(consent.get().personalize).toBe('unknown');
  });

  it.each<[string, Partial<Voice>, object]>([
    ['maxAge', { chosen: Date.now() - 31 * DAY }, { maxAge: 30 }],
    ['since', { chosen: Date.parse('2026-10-31') }, { since: '2026-11-01' }],
    ['at', {}, { since: '2026-11-01' }],
    ['at', { chosen: NaN }, {}],
    ['policyVersion', { policyVersion: '1' }, {}],
  ])('is told by what it fails: %s', (reason, more, given) => {
    const consent = open(terms(given));
    consent.say({ ...grant(), ...more });
    expect(voiceOf(consent, 'tcf')).toMatchObject({
      note: `out of date: ${reason}`,
      counts: { personalize: 'unknown' },
    });
  });

  it('denies as ever: a no has no age', () => {
    const consent = open();
    consent.say({ source: 'tcf', says: { export: 'denied' }, chosen: 1 });
    expect(consent.get().export).toBe('denied');
  });
});

describe('a withdrawal in another tab', () => {
  it('makes every yes as good as unknown, and a no stays a no', async () => {
    const consent = open();
    consent.say({ source: 'tcf', says: everything('granted') });
    consent.set({ personalize: 'granted', measure: 'denied' });
    await settled();
    consent.lapse(['persist', 'personalize']);
    expect(consent.get()).toMatchObject({
      persist: 'unknown',
      personalize: 'unknown',
      measure: 'denied',
      learn: 'granted',
    });
    expect(voiceOf(consent, 'tcf')?.note).toBe('lapsed');
  });

  it('ends for a source with its next word', async () => {
    const consent = open();
    consent.set({ personalize: 'granted' });
    await settled();
    consent.lapse(['personalize']);
    consent.set({ personalize: 'granted' });
    await settled();
    expect(consent.get().personalize).toBe('granted');
  });
});

it('debug() tells of every source what it said, when, and what of it counts, as plain data', () => {
  const consent = open();
  consent.say({ source: 'tcf', says: { export: 'denied' }, raw: { tcString: 'CQ' }, chosen: 1 });
  consent.set({ personalize: 'granted' });
  const record = consent.debug();
  expect(record).toMatchObject({
    policyVersion: '2',
    state: { export: 'denied' },
    sources: [
      { source: 'tcf', raw: { tcString: 'CQ' }, chosen: 1, counts: { export: 'denied' }, at: expect.any(Number) },
      { source: 'set', raw: { personalize: 'granted' }, counts: { personalize: 'granted' } },
    ],
  });
  expect(structuredClone(record)).toEqual(record);
});
