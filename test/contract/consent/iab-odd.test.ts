// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadedFirst, looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';

type Answer = (data: unknown, success?: unknown) => void;
type Data = Record<string, unknown>;

const NEEDS = { contextual: [11], persist: [1], personalize: [1, 5, 6], measure: [8], learn: [10], export: [1, 3, 4] };
type Key = keyof typeof NEEDS;
const KEYS = Object.keys(NEEDS) as Key[];

const cyclic = () => {
  const one: Data = {};
  return Object.assign(one, { one, consents: one, list: [one] });
};
const throwing = () =>
  new Proxy(
    {},
    {
      get(target, name) {
        // but not to the test's own report
        if (typeof name === 'symbol' || name in target) return Reflect.get(target, name);
        throw new Error('of the page');
      },
    },
  );
const odd = fc.oneof(
  fc.constantFrom(undefined, null, 0, 1, '', 'true', 'loaded', true, false, NaN, 10n, Symbol('odd')),
  fc.constant(undefined).map(cyclic),
  fc.constant(undefined).map(throwing),
  fc.anything(),
);
const mostly = (right: unknown) =>
  fc.oneof({ arbitrary: fc.constant(right), weight: 12 }, { arbitrary: odd, weight: 1 });
const bits = fc
  .tuple(fc.subarray([1, 3, 4, 5, 6, 8, 10, 11], { minLength: 4 }), mostly(true))
  .map(([ids, value]) => Object.fromEntries(ids.map((id) => [id, value])));
const tcData = fc.record(
  {
    listenerId: mostly(0),
    cmpStatus: mostly('loaded'),
    gdprApplies: mostly(true),
    eventStatus: fc.oneof(fc.constantFrom('tcloaded', 'useractioncomplete', 'cmpuishown'), odd),
    tcString: mostly('CQYnXYAQYnXYAEsABADEByFgAAAAAAAAAAAAAAAAAAAA'),
    tcfPolicyVersion: mostly(5),
    purpose: fc.record({ consents: fc.oneof({ arbitrary: bits, weight: 8 }, odd), legitimateInterests: bits }),
    vendor: odd,
    publisher: odd,
  },
  { requiredKeys: ['eventStatus', 'purpose'] },
);
const tcEvent = fc.record({
  data: fc.oneof({ arbitrary: tcData, weight: 15 }, { arbitrary: odd, weight: 1 }),
  success: mostly(true),
});

/** Whether the specification lets this event, by itself, consent to all that a capability needs. */
function allows({ data, success }: { data: unknown; success: unknown }, key: Key, events: readonly string[]): boolean {
  try {
    const { cmpStatus, gdprApplies, eventStatus, purpose } = data as Data;
    const { consents } = purpose as Data;
    return (
      success === true &&
      cmpStatus === 'loaded' &&
      gdprApplies === true &&
      events.includes(eventStatus as string) &&
      NEEDS[key].every((id) => (consents as Data)[id] === true)
    );
  } catch {
    // what cannot be read allows nothing
    return false;
  }
}

let page: ManagerPage;
const uncaught: unknown[] = [];
const take = (event: Event) => uncaught.push(event);
beforeEach(() => {
  uncaught.length = 0;
  vi.setSystemTime(Date.UTC(2026, 10, 21));
  addEventListener('error', take);
});
afterEach(() => {
  vi.useRealTimers();
  removeEventListener('error', take);
  Reflect.deleteProperty(window, '__tcfapi');
  Reflect.deleteProperty(window, '__gpp');
  Reflect.deleteProperty(window, '__uspapi');
});

const RUNS = { numRuns: 300 };

describe('TCData of any kind', () => {
  it('opens nothing without a full grant, and after it only what every later dialog leaves on', async () => {
    const { load } = await loadedFirst('tcf');
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(tcEvent, { minLength: 1, maxLength: 6 }), async (events) => {
        let tell: Answer = () => undefined;
        Object.assign(window, {
          __tcfapi(command: string, _: number, answer: Answer) {
            if (command === 'addEventListener') tell = answer;
            else answer({ cmpStatus: 'loaded' }, true);
          },
        });
        page = openManagerPage({ sources: ['tcf'], load });
        await settled(1);
        try {
          for (const [index, { data, success }] of events.entries()) {
            tell(data, success);
            await settled(1);
            for (const key of page.granted() as readonly Key[]) {
              const past = events.slice(0, index + 1);
              const last = past.findLastIndex((event) => allows(event, key, ['tcloaded', 'useractioncomplete']));
              expect(last, `${key}`).toBeGreaterThanOrEqual(0);
              expect(
                past.slice(last + 1).every((event) => allows(event, key, ['cmpuishown'])),
                `${key}`,
              ).toBe(true);
              opened++;
            }
          }
        } finally {
          page.stop();
        }
      }),
      RUNS,
    );
    expect(uncaught).toEqual([]);
    // or the property would hold of a source that never opens
    expect(opened).toBeGreaterThan(20);
  });

  it('opens nothing that a grant with any one odd part does not hold', async () => {
    const { load } = await loadedFirst('tcf');
    const consents = Object.fromEntries([1, 3, 4, 5, 6, 8, 10, 11].map((id) => [id, true]));
    const right = { success: true, cmpStatus: 'loaded', gdprApplies: true, eventStatus: 'tcloaded', consents };
    const broken = fc
      .constantFrom(...Object.keys(right))
      .chain((name) =>
        odd
          .filter((value) => value !== right[name as 'success'])
          .map((value) => Object.assign({}, right, { [name]: value })),
      );
    await fc.assert(
      fc.asyncProperty(broken, async ({ success, consents, ...data }) => {
        Object.assign(window, {
          __tcfapi(command: string, _: number, answer: Answer) {
            if (command === 'addEventListener') answer({ ...data, listenerId: 0, purpose: { consents } }, success);
            else answer({ cmpStatus: 'loaded' }, true);
          },
        });
        page = openManagerPage({ sources: ['tcf'], load });
        await settled(1);
        const granted = page.granted() as readonly Key[];
        page.stop();
        // odd consents may still hold a yes
        const event = { data: { ...data, purpose: { consents } }, success };
        expect(granted.filter((key) => !allows(event, key, ['tcloaded', 'useractioncomplete']))).toEqual([]);
      }),
      RUNS,
    );
    expect(uncaught).toEqual([]);
  });
});

describe('a GPP ping of any kind', () => {
  it('leaves export open only when ready, for sections it holds, and without an opt-out', async () => {
    const { load } = await loadedFirst('gpp');
    const usnat = fc.record({
      SaleOptOut: fc.oneof(fc.constantFrom(0, 1, 2, 2, 2), odd),
      SharingOptOut: fc.constantFrom(0, 2, 2, 2, 1),
      Gpc: fc.constantFrom(false, false, true),
      SensitiveDataProcessing: fc.oneof(fc.array(fc.constantFrom(0, 2, 2, 2), { maxLength: 16 }), odd),
    });
    const ping = fc.record({
      cmpStatus: fc.constantFrom('loaded', 'loaded', 'error', 'stub'),
      signalStatus: fc.oneof({ arbitrary: fc.constant('ready'), weight: 4 }, odd),
      applicableSections: fc.oneof({ arbitrary: fc.constantFrom([7], [-1], [2], [7, 8], [28], []), weight: 6 }, odd),
      parsedSections: fc.oneof({ arbitrary: fc.record({ usnat }), weight: 6 }, odd),
      gppString: mostly('DBABLA~BVQqAAAAAAgA.QA'),
    });
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(ping, async (given) => {
        Object.assign(window, {
          __gpp: (command: string, answer: Answer) => answer(command === 'ping' ? given : { listenerId: 1 }, true),
        });
        page = openManagerPage({ sources: ['gpp'], load });
        page.consent.set(Object.fromEntries(KEYS.map((key) => [key, 'granted'])));
        await settled(1);
        const isOpen = page.granted().includes('export');
        page.stop();
        if (!isOpen) return;
        opened++;
        const sections = Object(given.parsedSections) as { usnat?: Data };
        const usnat = Object.hasOwn(sections, 'usnat') ? sections.usnat : undefined;
        expect(given.signalStatus).toBe('ready');
        expect(given.cmpStatus).not.toBe('error');
        for (const field of ['SaleOptOut', 'SharingOptOut', 'Gpc']) expect([1, true]).not.toContain(usnat?.[field]);
        const inForce = [given.applicableSections].flat().map(Number);
        expect(inForce.length).toBeGreaterThan(0);
        expect(inForce.every((id) => id === -1 || id === 2 || (id === 7 && usnat))).toBe(true);
      }),
      RUNS,
    );
    expect(uncaught).toEqual([]);
    expect(opened).toBeGreaterThan(5);
  });
});

describe('an API whose function is async', () => {
  const refused: unknown[] = [];
  const take = (reason: unknown) => refused.push(reason);
  beforeEach(() => {
    refused.length = 0;
    process.on('unhandledRejection', take);
  });
  afterEach(() => void process.off('unhandledRejection', take));

  it.each([
    ['tcf', '__tcfapi'],
    ['gpp', '__gpp'],
    ['usp', '__uspapi'],
  ] as const)('has failed when that is rejected, and leaves nothing of it to the page: %s', async (name, global) => {
    const asked: unknown[] = [];
    const api = async (command: string) => {
      asked.push(command);
      throw new Error('not ready');
    };
    Object.assign(window, { [global]: api });
    page = openManagerPage({ sources: [name], ...(await loadedFirst(name)) });
    page.consent.set({ export: 'granted' });
    await looked();
    page.stop();
    await settled();
    expect(asked.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
    expect(page.granted()).toEqual([]);
    expect(page.heard(name)!.note).toBe('failed');
    expect(page.troubles).toMatchObject([{ code: 'consent-manager', about: name, cause: new Error('not ready') }]);
  });

  it.each([true, false])('is heard as long as it is not rejected (%s)', async (fails) => {
    const api = async (_command: string, _version: number, answer: Answer) => {
      answer({ uspString: '1YNN' }, true);
      if (fails) throw new Error('after the answer');
    };
    Object.assign(window, { __uspapi: api });
    page = openManagerPage({ sources: ['usp'], ...(await loadedFirst('usp')) });
    page.consent.set({ export: 'granted' });
    await looked();
    expect(page.granted()).toEqual(fails ? [] : ['export']);
    page.stop();
    expect(refused).toEqual([]);
  });

  it('may be rejected when a listener is taken from it', async () => {
    const api = async (command: string, _version: number, answer: Answer) => {
      if (command === 'removeEventListener') throw new Error('unknown id');
      if (command === 'ping') answer({ cmpStatus: 'loaded' }, true);
      else answer({ listenerId: 0, cmpStatus: 'loaded' }, true);
    };
    Object.assign(window, { __tcfapi: api });
    page = openManagerPage({ sources: ['tcf'], ...(await loadedFirst('tcf')) });
    await settled();
    Object.assign(window, { __tcfapi: async (...asked: Parameters<typeof api>) => api(...asked) });
    await looked();
    expect(page.heard('tcf')!.note).toBe('no answer yet');
    expect(page.troubles).toEqual([]);
    page.stop();
    await settled();
    expect(refused).toEqual([]);
  });
});
