import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DECISION_COOKIE, MOST_BYTES } from '../../../src/decision-cookie/cookie-name.js';
import { cookieText } from '../../../src/decision-cookie/keep-cookie.js';
import type { SegmentObject } from '../../../src/segments/segment.js';
import { readDecision } from '../../../src/server.js';
import type { Choice } from '../../../src/slots/slot.js';

const NOW = Date.parse('2030-01-01T10:00:00Z');
const terms = { policyVersion: '1', until: NOW + 7 * 86_400_000 };
const cookie = { kind: 'item', id: 'coat-7', name: 'Coat, 7 €; "warm"' } as const;
const header = (choices: readonly Choice[], more: Partial<typeof terms> = {}) =>
  `${DECISION_COOKIE}=${cookieText(choices, { ...terms, ...more })}`;
const HERO = { slot: 'hero', variant: 'deal' };

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

describe('readDecision', () => {
  it('hands back what the page has kept, by slot, from among other cookies', () => {
    const kept = header([HERO, { slot: 'offer', variant: 'again', object: cookie }]);
    const decided = { hero: { variant: 'deal' }, offer: { variant: 'again', object: cookie } };
    for (const given of [kept, `a=b; ${kept}; c=d`, `a=b;${kept};c=d`]) expect(readDecision(given)).toEqual(decided);
  });

  it('can be told from a text that an edge worker finds by itself', () => {
    expect(header([HERO])).toBe('vitrine=1/1/vbp2g0&hero=deal');
  });

  it('has a text that the rules of docs/server.md match', () => {
    const docs = readFileSync('docs/server.md', 'utf8');
    const vcl = new RegExp(/req\.http\.Cookie ~ "(.*)"/.exec(docs)![1]!);
    const esi = new RegExp(/matches '(.*?)'/.exec(docs)![1]!);
    const OFFER = { slot: 'offer', variant: 'deal' };
    const of = (...choices: Choice[]) => header(choices, { policyVersion: '2026-11' });
    const matches = (given: string) => [
      vcl.test(`a=1; ${given}; b=2`),
      esi.test(given.slice(`${DECISION_COOKIE}=`.length)),
    ];
    expect([of(HERO), of(OFFER, HERO), of(HERO, OFFER)].map(matches)).toEqual([
      [true, true],
      [true, true],
      [true, true],
    ]);
    expect([of(OFFER), of({ slot: 'hero', variant: 'deals' })].map(matches)).toEqual([
      [false, false],
      [false, false],
    ]);
    expect(docs).toContain(
      of(HERO, { slot: 'offer', variant: 'again', object: { kind: 'item', id: 'coat-7', name: 'Coat' } }),
    );
  });

  it.each<[string, string | null | undefined]>([
    ['no header', undefined],
    ['no header, as fetch says it', null],
    ['an empty header', ''],
    ['other cookies', 'session=1; vitrine-x=1/1/zzzzzz&hero=deal; xvitrine=1/1/zzzzzz&hero=deal'],
    ['an empty cookie', 'vitrine='],
    ['another form', header([HERO]).replace('=1/', '=2/')],
    ['no slot', header([HERO]).replace(/&.*/, '')],
    ['a broken escape', `${header([HERO])}%E0%A4%A`],
    ['a slot without a name', `${header([HERO])}&=deal`],
    ['a slot without a variant', `${header([HERO])}&offer=`],
    ['a slot that is said to show the default', `${header([HERO])}&offer=default`],
    ['a slot in two parts', `${header([HERO])}&offer/x=deal`],
    ['an object without a name', `${header([HERO])}&offer=again/item/coat`],
    ['an object of no kind', `${header([HERO])}&offer=again/person/coat/Coat`],
    ['more than is ever kept', `${header([HERO])}&a=${'x'.repeat(MOST_BYTES)}`],
  ])('gives the default to %s', (_what, given) => {
    expect(readDecision(given)).toBeUndefined();
  });

  it('gives the default once it has run out, and to a clock that cannot be right', () => {
    expect(readDecision(header([HERO], { until: NOW - 1000 }))).toBeUndefined();
    expect(readDecision(header([HERO], { until: NOW + 9 * 86_400_000 }))).toBeUndefined();
    expect(readDecision(`${DECISION_COOKIE}=1/1/not-a-number&hero=deal`)).toBeUndefined();
    vi.setSystemTime(terms.until + 1);
    expect(readDecision(header([HERO]))).toBeUndefined();
  });

  it('gives the default to another policy, and counts a config without one as the page does', () => {
    const kept = header([HERO], { policyVersion: '2030/a' });
    expect(readDecision(kept)).toBeUndefined();
    expect(readDecision(kept, {})).toBeUndefined();
    expect(readDecision(kept, { policyVersion: '2030/a' })).toEqual({ hero: { variant: 'deal' } });
  });

  it('leaves out what the config does not know', () => {
    const slots = { hero: { variants: { deal: {}, again: {} } } };
    const kept = header([HERO, { slot: 'offer', variant: 'deal' }]);
    expect(readDecision(kept, { slots })).toEqual({ hero: { variant: 'deal' } });
    expect(readDecision(header([{ slot: 'hero', variant: 'gone' }]), { slots })).toBeUndefined();
    expect(readDecision(header([{ slot: 'hero', variant: 'toString' }]), { slots })).toBeUndefined();
  });

  it('takes a name that every object has for a name like any other', () => {
    const decided = readDecision(header([{ slot: '__proto__', variant: 'constructor' }]))!;
    expect(Object.entries(decided)).toEqual([['__proto__', { variant: 'constructor' }]]);
    expect(Object.getPrototypeOf(decided)).toBe(Object.prototype);
  });
});

const word = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
const object = fc.record<SegmentObject>({
  kind: fc.constantFrom('item', 'category', 'brand', 'campaign'),
  id: word,
  name: word,
});
const choice = fc
  .record({ slot: word, variant: word.filter((name) => name !== 'default'), object: fc.option(object) })
  .map(({ object: one, ...rest }): Choice => (one ? Object.assign(rest, { object: one }) : rest));

describe('the cookie, whatever is in it', () => {
  it('comes back as it was kept, or not at all: within its bytes, of what a header may hold', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(choice, { maxLength: 30, selector: ({ slot }) => slot }),
        word,
        (choices, policyVersion) => {
          const given = header(choices, { policyVersion });
          expect(given.length).toBeLessThanOrEqual(MOST_BYTES);
          expect(given).toMatch(/^[!#-+\-.-:<-[\]-~]+$/);
          const decided = readDecision(`a=1; ${given}`, { policyVersion }) ?? {};
          for (const { slot, variant, object: one } of choices)
            if (Object.hasOwn(decided, slot)) expect(decided[slot]).toEqual({ variant, ...(one && { object: one }) });
          expect(Object.keys(decided).every((slot) => choices.some((one) => one.slot === slot))).toBe(true);
        },
      ),
    );
  });

  it('loses nothing where there is room', () => {
    const short = fc.array(choice, { minLength: 1, maxLength: 1 });
    fc.assert(
      fc.property(short, (choices) => {
        fc.pre(header(choices).includes('&'));
        expect(Object.keys(readDecision(header(choices)) ?? {})).toEqual(choices.map(({ slot }) => slot));
      }),
    );
  });

  it('never makes readDecision throw, nor hand back what is not of its form', () => {
    const parts = fc.constantFrom('vitrine=', '1/1/', 'vbp2g0', '&hero=', 'deal', '/item/', '/', '%', '=', ';', '; ');
    const text: fc.Arbitrary<string> = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(parts, fc.string({ maxLength: 4 })), { maxLength: 12 }).map((all) => all.join('')),
      fc.string().map((rest) => `${header([HERO])}${rest}`),
    );
    const anything = fc.oneof(text, fc.anything());
    fc.assert(
      fc.property(anything, fc.oneof(fc.constant({}), fc.anything()), (given, config) => {
        const decided = readDecision(given as string, config as object);
        if (decided === undefined) return;
        for (const stands of Object.values(decided)) {
          expect(stands.variant).toEqual(expect.any(String));
          expect(Object.keys(stands).every((key) => ['variant', 'object'].includes(key))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
