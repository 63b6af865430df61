// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  loadedFirst,
  looked,
  LOOKS,
  openManagerPage,
  settled,
  type ManagerPage,
  type PageOptions,
} from './manager-page.js';

type UspApi = (command: string, version: number, answer: (data: unknown, success: boolean) => void) => void;

/** The API, in place of the one that stands. */
const replaceApi = (api: UspApi) => Object.assign(window, { __uspapi: api });

const STATES = ['contextual', 'persist', 'personalize', 'measure', 'learn', 'export'];
const GRANTED = Object.fromEntries(STATES.map((key) => [key, 'granted'])) as never;
const BUT_EXPORT = STATES.slice(0, 5);

let page: ManagerPage;
/** The API that the specification describes, on a cookie. */
const install = (): void => {
  replaceApi((command, version, answer) => {
    const [, uspString] = /usprivacy=([^;]*)/.exec(document.cookie) ?? [];
    if (command === 'getUSPData' && version === 1) answer({ version: 1, uspString: uspString ?? '1---' }, true);
    else answer(null, false);
  });
};
const choose = (text: string): void => {
  document.cookie = `usprivacy=${text}; path=/`;
};
const clear = (): void => {
  document.cookie = 'usprivacy=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT';
};
const answering = (data: unknown, success = true): void => {
  replaceApi((_command, _version, answer) => answer(data, success));
};
const begin = async (options: PageOptions = {}) => {
  page = openManagerPage({ sources: ['usp'], ...(await loadedFirst('usp')), ...options });
  page.consent.set(GRANTED);
  await settled();
};

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  clear();
});
afterEach(() => {
  page.stop();
  Reflect.deleteProperty(window, '__uspapi');
  vi.restoreAllMocks();
});

describe('the matrix: usp', () => {
  it('no answer: an API that does not call back keeps export closed', async () => {
    replaceApi(() => undefined);
    await begin();
    await looked();
    expect(page.granted()).toEqual(BUT_EXPORT);
    expect(page.heard('usp')).toMatchObject({ note: 'no answer yet', kind: 'optout' });
  });

  it('default: where it does not apply it says nothing, and never opens', async () => {
    install();
    await begin();
    expect(page.granted()).toEqual(STATES);
    page.consent.set({ export: 'unknown' });
    choose('1YNN');
    await looked();
    expect(page.granted()).toEqual(BUT_EXPORT);
  });

  it('grant, late SDK: no opt-out leaves open what another source grants', async () => {
    install();
    choose('1YNN');
    await begin();
    expect(page.granted()).toEqual(STATES);
  });

  it('withdraw, early SDK: an opt-out is read at whichever look comes first, in that task', async () => {
    install();
    await begin();
    for (const [how, look] of LOOKS) {
      choose('1YNN');
      await looked();
      choose('1YYN');
      look();
      if (how === 'click') await settled();
      expect(page.consent.get().export, `${how}`).toBe('denied');
      expect(page.granted(), `${how}`).toEqual(BUT_EXPORT);
    }
  });

  it('partial: only the third letter counts', async () => {
    install();
    await begin();
    for (const [text, granted] of [
      ['1YNY', STATES],
      ['1NNN', STATES],
      ['1Y-N', STATES],
      ['1yyn', BUT_EXPORT],
      ['1NYN', BUT_EXPORT],
    ] as const) {
      choose(text);
      await looked();
      expect(page.granted(), `${text}`).toEqual(granted);
    }
  });

  it('late manager: is found by `auto`', async () => {
    await begin({ sources: 'auto' });
    choose('1YYN');
    install();
    await looked();
    expect(page.granted()).toEqual(BUT_EXPORT);
  });

  it('blocked: nothing is thrown', async () => {
    await begin();
    await looked();
    expect(page.heard('usp')!.note).toBe('not found');
    expect(page.troubles).toEqual([]);
  });

  it('reload: the next page knows the opt-out', async () => {
    install();
    choose('1YYN');
    await begin();
    page.stop();
    await begin();
    expect(page.granted()).toEqual(BUT_EXPORT);
  });

  it('two tabs: another tab’s opt-out is in the cookie, which is read at the next look', async () => {
    install();
    await begin();
    choose('1YYN');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(page.granted()).toEqual(BUT_EXPORT);
  });

  it('bad answers keep export closed and reach nobody', async () => {
    for (const data of [null, undefined, {}, { uspString: 7 }, { uspString: '2YNN' }, { uspString: '1YN' }, 'x', []]) {
      answering(data);
      await begin();
      expect(page.granted(), `${JSON.stringify(data)}`).toEqual(BUT_EXPORT);
      expect(page.troubles).toEqual([]);
      page.stop();
    }
    answering({ uspString: '1YNN' }, false);
    await begin();
    expect(page.granted()).toEqual(BUT_EXPORT);
  });

  it('throws: closes export and is told once', async () => {
    install();
    await begin();
    replaceApi(() => {
      throw new Error('broken');
    });
    await looked();
    expect(page.granted()).toEqual(BUT_EXPORT);
    expect(page.troubles).toMatchObject([{ code: 'consent-manager', about: 'usp' }]);
  });

  it('answers in a later task, and is heard then', async () => {
    replaceApi((_command, _version, answer) => void setTimeout(() => answer({ uspString: '1YNN' }, true)));
    await begin();
    await settled();
    expect(page.granted()).toEqual(STATES);
    expect(page.said()).toBeLessThan(6);
  });

  it('replaced or taken away: what it did not object to is closed', async () => {
    install();
    await begin();
    Reflect.deleteProperty(window, '__uspapi');
    await looked();
    expect(page.granted()).toEqual(BUT_EXPORT);
  });

  it('closes more where the shop’s map says so', async () => {
    install();
    choose('1YYN');
    await begin({ map: { usp: { export: ['sale'], personalize: ['sale'] } } });
    expect(page.granted()).toEqual(['contextual', 'persist', 'measure', 'learn']);
  });
});
