// @vitest-environment happy-dom
import { RestrictionType } from '@iabtechlabtcf/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadedFirst, looked, openManagerPage, settled, type ManagerPage, type PageOptions } from './manager-page.js';
import { describeMatrix, type Answer } from './matrix.js';
import { runFile } from './run-file.js';
import { closeTcfCmp, openTcfCmp, tcString, type TcChoice } from './tcf-cmp.js';

type Told = (data: unknown, success?: boolean) => void;
type Asked = [command: string, version: number, told: Told, id?: unknown];

/** Another API in place of the one that stands. */
const replaceApi = (api: (...asked: Asked) => void) => Object.assign(window, { __tcfapi: api });
const askApi = (...asked: Asked): void =>
  (window['__tcfapi' as never] as unknown as (...asked: Asked) => void)(...asked);

const PURPOSES = { preferences: [1, 5, 6, 11], statistics: [8, 10], marketing: [3, 4] } as const;
const EVERY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const OPEN = ['contextual', 'persist', 'personalize', 'measure', 'learn', 'export'];

const purposesOf = (answer: Answer): TcChoice => ({
  purposes: Object.entries(PURPOSES).flatMap(([name, ids]) => (answer[name as keyof Answer] ? ids : [])),
});
const runStub = () => runFile('@iabtechlabtcf/stub/lib/stub.js');
let cmp: ReturnType<typeof openTcfCmp>;
const install = () => {
  runStub();
  cmp = openTcfCmp();
  cmp.start();
};
const unload = () => {
  closeTcfCmp();
  document.body.replaceChildren();
};

describeMatrix('tcf', {
  // handing over to ads needs storage as well
  opens: {
    preferences: ['contextual', 'persist', 'personalize', 'export'],
    statistics: ['measure', 'learn'],
    marketing: ['export'],
  },
  double: {
    install,
    choose: (answer) => cmp.choose(purposesOf(answer)),
    unload,
    reset: () => localStorage.clear(),
    installStub: runStub,
    presume: () => cmp.tell(tcString({ purposes: EVERY }), true),
    break() {
      replaceApi(() => {
        throw new Error('broken');
      });
    },
    replace() {
      localStorage.clear();
      closeTcfCmp();
      install();
    },
  },
});

describe('the TCF besides', () => {
  let page: ManagerPage;
  const begin = async (options: PageOptions = {}) => {
    page = openManagerPage({ sources: ['tcf'], ...(await loadedFirst('tcf')), ...options });
    await settled();
  };
  const stateOf = (choice: TcChoice) => {
    cmp.choose(choice);
    return settled().then(() => page.granted());
  };
  afterEach(() => {
    page.stop();
    unload();
    localStorage.clear();
    vi.useRealTimers();
  });

  it('opens each capability by just its own purposes', async () => {
    install();
    await begin();
    const NEEDS = {
      contextual: [11],
      persist: [1],
      personalize: [1, 5, 6],
      measure: [8],
      learn: [10],
      export: [1, 3, 4],
    };
    for (const [key, needs] of Object.entries(NEEDS)) {
      expect(await stateOf({ purposes: needs }), `${key}`).toContain(key);
      for (const without of needs) {
        expect(
          await stateOf({ purposes: EVERY.filter((id) => id !== without) }),
          `${key} without ${without}`,
        ).not.toContain(key);
      }
    }
  });

  it('never opens by legitimate interest', async () => {
    install();
    await begin();
    expect(await stateOf({ purposes: [] })).toEqual([]);
    expect(page.consent.get().measure).toBe('denied');
    askApi('getTCData', 2, (data) =>
      expect(Object(data).purpose.legitimateInterests).toMatchObject({ 8: true, 10: true }),
    );
  });

  it('keeps what was chosen while the dialog is open again, and takes away what that shows as off', async () => {
    install();
    await begin();
    await stateOf({ purposes: EVERY });
    const before = page.said();
    cmp.showDialog();
    await settled();
    expect(page.granted()).toEqual(OPEN);
    expect(page.said()).toBe(before);
    cmp.tell(tcString({ purposes: [1, 5, 6, 11] }), true);
    expect(page.granted()).toEqual(['contextual', 'persist', 'personalize']);
    cmp.tell(tcString({ purposes: EVERY }), true);
    await looked();
    expect(page.granted()).toEqual(['contextual', 'persist', 'personalize']);
    expect(await stateOf({ purposes: EVERY })).toEqual(OPEN);
  });

  it('hears the same choice made again after another tab withdrew it, but not the dialog alone', async () => {
    install();
    await begin();
    await stateOf({ purposes: EVERY });
    page.consent.lapse(['persist', 'personalize']);
    cmp.showDialog();
    await looked();
    expect(page.granted()).not.toContain('personalize');
    expect(await stateOf({ purposes: EVERY })).toEqual(OPEN);
  });

  it('where the GDPR does not apply opens what the config names, and only that', async () => {
    install();
    cmp.tell(null);
    await begin();
    expect(page.granted()).toEqual([]);
    expect(page.heard('tcf')).toMatchObject({ raw: { gdprApplies: false }, says: {} });
    page.stop();
    await begin({ whereNotRequired: ['contextual', 'measure'] });
    expect(page.granted()).toEqual(['contextual', 'measure']);
    cmp.tell(tcString({ purposes: EVERY }), true);
    expect(page.granted()).toEqual([]);
    expect(page.troubles).toEqual([]);
  });

  it('stays closed while it is not known whether the GDPR applies, and on a string without a choice', async () => {
    install();
    await begin();
    cmp.tell('');
    await looked();
    expect(page.consent.get().personalize).toBe('unknown');
    const data = { cmpStatus: 'loaded', eventStatus: 'tcloaded', tcString: tcString({ purposes: EVERY }) };
    const purpose = { consents: Object.fromEntries(EVERY.map((id) => [id, true])) };
    replaceApi((command, _, answer) =>
      command === 'addEventListener' ? answer({ ...data, purpose, listenerId: 0 }, true) : answer(data, true),
    );
    await looked();
    expect(page.granted()).toEqual([]);
    expect(page.heard('tcf')!.note).toBe('no answer yet');
  });

  it('closes at the next look once the manager has broken, of which it tells no listener', async () => {
    install();
    await begin();
    await stateOf({ purposes: EVERY });
    cmp.disable();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(page.granted()).toEqual([]);
    expect(page.heard('tcf')).toMatchObject({ note: 'error', raw: { cmpStatus: 'error' } });
  });

  it('holds a vendor to its consent, its disclosure and the publisher’s restrictions', async () => {
    install();
    await begin({ vendorId: 42 });
    expect(await stateOf({ purposes: EVERY })).toEqual(OPEN);
    expect(await stateOf({ purposes: EVERY, vendors: [43] })).toEqual([]);
    expect(await stateOf({ purposes: EVERY, disclosed: [43] })).toEqual([]);
    const { NOT_ALLOWED, REQUIRE_CONSENT, REQUIRE_LI } = RestrictionType;
    expect(await stateOf({ purposes: EVERY, restrictions: { 8: NOT_ALLOWED } })).toEqual(
      OPEN.filter((key) => key !== 'measure'),
    );
    expect(await stateOf({ purposes: EVERY, restrictions: { 10: REQUIRE_LI } })).toEqual(
      OPEN.filter((key) => key !== 'learn'),
    );
    expect(await stateOf({ purposes: EVERY, restrictions: { 8: REQUIRE_CONSENT } })).toEqual(OPEN);
    page.stop();
    await begin();
    expect(await stateOf({ purposes: EVERY, vendors: [], disclosed: [], restrictions: { 8: NOT_ALLOWED } })).toEqual(
      OPEN,
    );
  });

  it('goes by the publisher’s own purposes where the shop says so, and by its map', async () => {
    install();
    await begin({ usePublisher: true });
    expect(await stateOf({ purposes: EVERY })).toEqual([]);
    expect(await stateOf({ purposes: [], publisher: [1, 5, 6] })).toEqual(['persist', 'personalize']);
    page.stop();
    await begin({ map: { tcf: { personalize: ['1', '2'], learn: [], export: ['12'] } } });
    expect(await stateOf({ purposes: EVERY })).toEqual(['contextual', 'persist', 'personalize', 'measure']);
    expect(await stateOf({ purposes: [1, 5, 6] })).toEqual(['persist']);
  });

  it('tells the time of the choice, by which an old one counts no more', async () => {
    install();
    await begin();
    vi.setSystemTime(Date.UTC(2026, 10, 21));
    const updated = new Date(Date.UTC(2026, 9, 5));
    expect(await stateOf({ purposes: EVERY, updated })).toEqual(OPEN);
    expect(page.heard('tcf')).toMatchObject({
      chosen: +updated,
      raw: { dialogs: 1, tcString: expect.stringMatching(/^C/) },
    });
    vi.setSystemTime(Date.UTC(2027, 11, 1));
    expect(await stateOf({ purposes: EVERY.slice(0, 10), updated })).toEqual([]);
  });

  it('listens through the stub once, and leaves no listener behind, though the first id is 0', async () => {
    runStub();
    await begin();
    cmp = openTcfCmp();
    cmp.start();
    expect(cmp.listeners()).toBe(1);
    await stateOf({ purposes: EVERY });
    await looked();
    expect(cmp.listeners()).toBe(1);
    page.stop();
    expect(cmp.listeners()).toBe(0);
    unload();
    install();
    await begin();
    expect(cmp.listeners()).toBe(1);
    page.stop();
    expect(cmp.listeners()).toBe(0);
  });

  it('hears no more of an API that another has replaced, whatever that goes on telling', async () => {
    const listeners: Told[] = [];
    const consents = Object.fromEntries(EVERY.map((id) => [id, true]));
    const given = { cmpStatus: 'loaded', gdprApplies: true, purpose: { consents }, listenerId: 0, tcString: 'C' };
    replaceApi((command, _, answer) => {
      if (command === 'addEventListener') listeners.push(answer);
      else answer({ cmpStatus: 'loaded' }, true);
    });
    await begin();
    listeners[0]!({ ...given, eventStatus: 'tcloaded' }, true);
    await settled();
    expect(page.granted()).toEqual(OPEN);
    install();
    look();
    expect(page.granted()).toEqual([]);
    listeners[0]!({ ...given, eventStatus: 'useractioncomplete' }, true);
    await looked();
    expect(page.granted()).toEqual([]);
    expect(await stateOf({ purposes: [1] })).toEqual(['persist']);
    expect(cmp.listeners()).toBe(1);
  });
});

const look = () => dispatchEvent(new Event('focus'));
