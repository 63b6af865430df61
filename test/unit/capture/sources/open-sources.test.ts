// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCapture, type Capture } from '../../../../src/capture/capture.js';
import type { SourcePack } from '../../../../src/capture/source-pack.js';
import * as signs from '../../../../src/capture/sources/signs.js';
import { openSources, type SourcesOptions } from '../../../../src/capture/sources/open-sources.js';
import { openWords } from '../../../../src/capture/words/open-words.js';
import type { Trouble } from '../../../../src/lib/report.js';

const page = window as unknown as Record<string, unknown>;
let loaded: string[];
let heard: string[];
let problems: Trouble[];
let missing: string[];
let ending: AbortController;
let capture: Capture;
const rested = () => vi.advanceTimersByTimeAsync(10);

const loadedSources = () => loaded.filter((name) => name.startsWith('source.') && name !== 'source.signs');

/** A pack whose one source says its name, and which global it was given. */
const talkative = (name: string): SourcePack => ({
  sources: { [name]: (emit, _, { global }) => emit('view_item', { saw: typeof global('adobeDataLayer') }) },
});

async function open(options: Partial<SourcesOptions> = {}) {
  const load = async (name: string) => {
    loaded.push(name);
    if (missing.includes(name)) throw new TypeError('404');
    return name === 'source.signs' ? signs : talkative(name.split('.')[1]!);
  };
  const opened = openSources({
    capture,
    signals: true,
    globals: {},
    words: {},
    routeQuery: [],
    attributes: true,
    backfill: true,
    config: { weather: undefined },
    load: load as unknown as SourcesOptions['load'],
    report: (problem) => void problems.push(problem),
    whenIdle: (run) => setTimeout(run, 500),
    cross: () => undefined,
    signal: ending.signal,
    ...options,
  });
  await rested();
  return opened;
}

beforeEach(() => {
  vi.useFakeTimers();
  [loaded, heard, problems, missing] = [[], [], [], []];
  ending = new AbortController();
  document.head.innerHTML = '';
  capture = openCapture({
    dataLayer: false,
    attributes: false,
    routeQuery: [],
    backfill: true,
    emit: ({ source, name }) => heard.push(`${source} ${name}`),
    report: (problem) => problems.push(problem),
    now: Date.now,
  });
});
afterEach(() => {
  capture.stop();
  ending.abort();
  delete page['adobeDataLayer'];
  delete page['mine'];
  delete page['Shopify'];
  vi.useRealTimers();
});

describe('sources beyond the core', () => {
  it('are loaded where the page shows a sign, attention at once, the other signals when the page is idle', async () => {
    page['adobeDataLayer'] = [];
    await open();
    expect(loaded).toEqual(expect.arrayContaining(['source.adobe', 'signals.attention']));
    expect(loaded).not.toContain('source.shopify');
    expect(loaded).not.toContain('signals.actions');
    await vi.advanceTimersByTimeAsync(600);
    expect(loaded).toEqual(expect.arrayContaining(['signals.actions', 'signals.gestures', 'signals.sights']));
    expect(heard).toContain('adobe view_item');
    expect(problems).toEqual([]);
  });

  it('are found when the sign comes late, once', async () => {
    await open();
    page['adobeDataLayer'] = [];
    await vi.advanceTimersByTimeAsync(20_000);
    expect(loaded.filter((name) => name === 'source.adobe')).toHaveLength(1);
  });

  it('are looked for again on a new page view, when nobody looks any more', async () => {
    const { viewed } = await open();
    await vi.advanceTimersByTimeAsync(20_000);
    page['adobeDataLayer'] = [];
    await vi.advanceTimersByTimeAsync(5000);
    expect(loaded).not.toContain('source.adobe');
    viewed();
    await rested();
    expect(loaded).toContain('source.adobe');
  });

  it('are those that the config lists, by the globals that it names', async () => {
    page['mine'] = [];
    page['Shopify'] = {};
    await open({ sources: ['adobe'], globals: { adobe: 'mine' } });
    expect(loadedSources()).toEqual(['source.adobe']);
    expect((await open({ sources: false }), loadedSources())).toHaveLength(1);
  });

  it('keep engaged time and depth where the shop wants no signals', async () => {
    await open({ signals: false });
    await vi.advanceTimersByTimeAsync(2000);
    expect(loaded.filter((name) => name.startsWith('signals.'))).toEqual(['signals.attention']);
  });

  it('that cannot be loaded are told, and the others go on', async () => {
    page['adobeDataLayer'] = [];
    missing = ['signals.attention'];
    await open();
    expect(problems).toMatchObject([{ code: 'page-load', field: 'assets', about: 'signals.attention' }]);
    expect(heard).toContain('adobe view_item');
  });

  it('are signals alone where it cannot be told which sources the page shows', async () => {
    page['adobeDataLayer'] = [];
    missing = ['source.signs'];
    await open();
    expect(problems).toMatchObject([{ code: 'page-load', field: 'assets', about: 'source.signs' }]);
    expect(heard).toContain('attention view_item');
    expect(loadedSources()).toEqual([]);
  });

  it('are opened a few to a task, so that a page with many has no long one', async () => {
    Object.assign(page, { adobeDataLayer: [], Shopify: {} });
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 4));
    const tasks: number[] = [];
    const listen: Capture['listen'] = () => void tasks.push(vi.getTimerCount());
    await open({ capture: { ...capture, listen }, sources: ['adobe', 'shopify'] });
    expect(loadedSources()).toHaveLength(2);
    expect(tasks).toHaveLength(3);
    vi.mocked(performance.now).mockRestore();
  });

  it('survive a page whose globals throw', async () => {
    Object.defineProperty(window, 'mine', {
      configurable: true,
      get: () => {
        throw new Error('no');
      },
    });
    await open({ globals: { adobe: 'mine' } });
    expect(loaded).not.toContain('source.adobe');
    expect(problems).toEqual([]);
  });

  it('say nothing after the end, also when they come late', async () => {
    page['adobeDataLayer'] = [];
    const opening = open();
    ending.abort();
    await opening;
    await vi.advanceTimersByTimeAsync(5000);
    expect(heard.filter((one) => !one.startsWith('page_view'))).toEqual([]);
  });

  it('ask for no language once the words have come after the end', async () => {
    page['adobeDataLayer'] = [];
    const asked: string[] = [];
    let come = () => {};
    const late = new Promise<void>((resolve) => (come = resolve));
    const load = async (name: string) => {
      asked.push(name);
      if (name === 'source.signs') return signs;
      if (name === 'words') await late;
      return name === 'words'
        ? { openWords }
        : { sources: { adobe: (_e, _s, { words }) => void words() } as SourcePack['sources'] };
    };
    await open({ load: load as unknown as SourcesOptions['load'] });
    await vi.advanceTimersByTimeAsync(2000);
    expect(asked).toContain('words');
    const before = [...asked];
    ending.abort();
    come();
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toEqual(before);
  });
});
