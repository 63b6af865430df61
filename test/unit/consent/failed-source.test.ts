import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentSource, SetConsent } from '../../../src/consent/capability.js';
import { everything } from '../../../src/consent/everything.js';
import { openConsent, type ConsentRecord } from '../../../src/consent/open-consent.js';
import type { Trouble } from '../../../src/lib/report.js';

function open(source: ConsentSource) {
  const problems: Trouble[] = [];
  const records: ConsentRecord[] = [];
  const consent = openConsent((problem) => problems.push(problem));
  consent.subscribe(() => records.push(consent.debug()));
  consent.follow(source, { policyVersion: '1' });
  return { consent, problems, records };
}
const settled = () => new Promise((next) => setTimeout(next));

const broken = () => new Error('half-way');
/** Says what it is given, hands out its `set`, and fails: in the same task, or as a promise. */
const FAILS: readonly (readonly [string, (says: object, take?: (set: SetConsent) => void) => ConsentSource])[] = [
  [
    'throws',
    (says, take) => (set) => {
      take?.(set);
      set(says);
      throw broken();
    },
  ],
  [
    'is rejected',
    (says, take) => async (set) => {
      take?.(set);
      set(says);
      await settled();
      throw broken();
    },
  ],
];

describe.each(FAILS)('a source that %s', (_, failing) => {
  it('stays closed on this page, whatever it grants later', async () => {
    let set!: SetConsent;
    const { consent, problems } = open(failing({ measure: 'granted' }, (its) => (set = its)));
    await settled();
    await settled();
    for (const choice of [undefined, { at: Date.now() }]) {
      set(everything('granted'), choice);
      await settled();
      expect(consent.get()).toEqual(everything('unknown'));
      expect(consent.debug().sources).toMatchObject([
        { source: 'callback', note: 'threw', raw: everything('granted'), counts: everything('unknown') },
      ]);
    }
    expect(problems).toMatchObject([{ code: 'consent-source', cause: broken() }]);
  });

  it('keeps closed what the shop grants besides', async () => {
    const { consent } = open(failing({}));
    await settled();
    await settled();
    consent.set(everything('granted'));
    await settled();
    expect(consent.get()).toEqual(everything('unknown'));
  });

  it('has its no heard, before and after', async () => {
    let set!: SetConsent;
    const { consent, records } = open(failing({ personalize: 'denied', measure: 'granted' }, (its) => (set = its)));
    await settled();
    await settled();
    expect(consent.get()).toEqual({ ...everything('unknown'), personalize: 'denied' });
    expect(records.at(-1)!.state).toEqual(consent.get());
    expect(consent.debug().sources).toMatchObject([
      { counts: { personalize: 'denied', measure: 'unknown' }, note: 'threw' },
    ]);
    set({ export: 'denied', personalize: 'granted' });
    await settled();
    expect(consent.get()).toEqual({ ...everything('unknown'), export: 'denied' });
  });
});

describe('what ends a source', () => {
  const unhandled: unknown[] = [];
  const take = (cause: unknown) => void unhandled.push(cause);
  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', take);
  });
  afterEach(() => void process.off('unhandledRejection', take));

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw broken();
      },
    ],
    ['is rejected', () => Promise.reject(broken())],
  ])('and %s is told as the source’s, and leaves nothing to the page', async (_, end) => {
    const { consent, problems } = open(() => end as () => void);
    consent.stop();
    await settled();
    await settled();
    expect(problems).toMatchObject([{ code: 'consent-source', cause: broken() }]);
    expect(unhandled).toEqual([]);
  });
});
