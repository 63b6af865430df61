// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openScope } from '../../../../src/capture/scope.js';
import { sources } from '../../../../src/capture/signals/packs/context.js';
import type { Tools } from '../../../../src/capture/sources/tools.js';
import type { Problem } from '../../../../src/lib/report.js';

const MINUTE = 60_000;

let seen: unknown[];
let problems: Problem[];
let views: (() => void)[];
let end: () => void;
let hidden: boolean;

/** Starts the source with this provider; `asked` counts its calls. */
function start(provider: unknown): { asked: () => number } {
  const ask = vi.fn<() => undefined>(provider as () => undefined);
  const scope = openScope('weather', (problem) => problems.push(problem as Problem));
  end = scope.end;
  const onPage = (read: () => void): void => {
    views.push(read);
    read();
  };
  const tools = { onPage, weather: provider === undefined ? undefined : ask } as unknown as Tools;
  sources['weather']!((name, said) => seen.push([name, said]), scope, tools);
  return { asked: () => ask.mock.calls.length };
}

const show = (is: boolean): void => {
  hidden = !is;
  document.dispatchEvent(new Event('visibilitychange'));
};
const view = (): void => views.forEach((read) => read());
const pass = (time: number): Promise<unknown> => vi.advanceTimersByTimeAsync(time);
const later = (word: unknown, wait: number) => () => new Promise((resolve) => setTimeout(resolve, wait, word));
const rain = ['weather_update', { weather: 'rain' }];

beforeEach(() => {
  vi.useFakeTimers();
  [seen, problems, views, hidden] = [[], [], [], false];
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  end();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the weather', () => {
  it('is what the shop says, at once or within 300 ms', async () => {
    start(() => 'rain');
    await pass(0);
    expect(seen).toEqual([rain]);
    end();
    start(later('snow', 300));
    await pass(300);
    expect(seen).toEqual([rain, ['weather_update', { weather: 'snow' }]]);
  });

  it('is not waited for after 300 ms', async () => {
    start(later('rain', 301));
    await pass(10_000);
    expect(seen).toEqual([]);
    expect(problems).toEqual([]);
  });

  it.each([['sunny'], ['RAIN'], ['rain in Spain'], [''], [7], [null], [undefined], [{}], [['rain']]])(
    'is not told when the answer is %j',
    async (answer) => {
      start(() => answer);
      await pass(1000);
      expect(seen).toEqual([]);
      expect(problems).toEqual([]);
    },
  );

  it('is asked for when a page is viewed, and then not for half an hour', async () => {
    const { asked } = start(() => 'rain');
    view();
    await pass(29 * MINUTE);
    view();
    show(true);
    await pass(0);
    expect([asked(), seen]).toEqual([1, [rain]]);
    await pass(MINUTE);
    expect(asked()).toBe(1);
    view();
    view();
    await pass(0);
    expect([asked(), seen]).toEqual([2, [rain, rain]]);
  });

  it('is asked for no sooner where the answer was late, unknown or failed', async () => {
    const { asked } = start(() => Promise.reject(new Error('offline')));
    await pass(29 * MINUTE);
    view();
    expect(asked()).toBe(1);
  });

  it('is asked for when the page is looked at again, never while it is hidden', async () => {
    hidden = true;
    const { asked } = start(() => 'rain');
    view();
    expect(asked()).toBe(0);
    show(true);
    await pass(40 * MINUTE);
    expect(asked()).toBe(1);
    show(false);
    view();
    expect(asked()).toBe(1);
    show(true);
    await pass(0);
    expect([asked(), seen]).toEqual([2, [rain, rain]]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no key');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no key'))],
  ])('is not told, and the shop hears of it once, when its provider %s', async (_, provider) => {
    start(provider);
    await pass(0);
    await pass(31 * MINUTE);
    view();
    await pass(0);
    expect(seen).toEqual([]);
    expect(problems).toMatchObject([{ code: 'capture-failed', field: 'weather', cause: new Error('no key') }]);
  });

  it('is not told after the end, whatever was asked before', async () => {
    const { asked } = start(later('rain', 100));
    end();
    await pass(1000);
    await pass(31 * MINUTE);
    view();
    show(true);
    await pass(1000);
    expect([asked(), seen]).toEqual([1, []]);
  });

  it('is nobody’s business where the shop has no provider, nor in a frame of its page', async () => {
    start(undefined);
    view();
    await pass(1000);
    expect(views).toEqual([]);
    vi.stubGlobal('top', { document: {} });
    const { asked } = start(() => 'rain');
    expect([asked(), seen, problems]).toEqual([0, [], []]);
  });

  it('never asks where the shopper is', async () => {
    const locate = vi.fn<() => void>();
    vi.stubGlobal('navigator', { geolocation: { getCurrentPosition: locate, watchPosition: locate } });
    start(() => 'rain');
    await pass(1000);
    expect(seen).toEqual([rain]);
    expect(locate).not.toHaveBeenCalled();
  });
});
