// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataLayer } from '../../../src/capture/data-layer.js';
import { openScope } from '../../../src/capture/scope.js';
import type { Trouble } from '../../../src/lib/report.js';

type Layer = unknown[] & { push(...entries: unknown[]): number };
const page = window as unknown as { dataLayer?: Layer; other?: Layer };
const gtag = (...said: unknown[]): unknown =>
  (function () {
    // oxlint-disable-next-line prefer-rest-params -- gtag pushes its Arguments object
    return arguments;
  })(...(said as []));

let seen: [string | undefined, unknown][];
let problems: Trouble[];
let stop = (): void => {};
const start = (options: { name?: string; backfill?: boolean } = {}): void => {
  const { name = 'dataLayer', backfill = true } = options;
  const scope = openScope(name, (problem) => problems.push(problem));
  dataLayer((name, said) => seen.push([name, said]), scope, { dataLayer: name, backfill });
  stop = scope.end;
};
const names = (): unknown[] => seen.map(([name]) => name);

beforeEach(() => {
  vi.useFakeTimers();
  seen = [];
  problems = [];
  page.dataLayer = [] as unknown as Layer;
});
afterEach(() => {
  stop();
  delete page.dataLayer;
  delete page.other;
  vi.useRealTimers();
});

describe('data layer, a long one', () => {
  it('is read in turns of a few milliseconds, each entry once, also after the page has replaced it', () => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 0.5));
    const entries = Array.from({ length: 5000 }, (_, i) => ({ event: `e${i}` }));
    page.dataLayer = [...entries] as unknown as Layer;
    start();
    expect(seen.length).toBeLessThan(20);
    vi.advanceTimersByTime(5000);
    page.dataLayer = [...entries, { event: 'new' }] as unknown as Layer;
    vi.advanceTimersByTime(5000);
    expect(names()).toEqual([...entries.map(({ event }) => event), 'new']);
    vi.mocked(performance.now).mockRestore();
  });

  it('is read to its end at once when the page is hidden', () => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 5));
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    page.dataLayer = Array.from({ length: 300 }, (_, i) => ({ event: `e${i}` })) as unknown as Layer;
    start();
    expect(seen).toHaveLength(300);
    vi.restoreAllMocks();
  });
});

describe('data layer, what it reads', () => {
  it('reads past entries first, then new ones at once', () => {
    page.dataLayer!.push({ event: 'view_item', ecommerce: { items: [{ item_id: 'A' }] } });
    start();
    page.dataLayer!.push(gtag('event', 'add_to_cart', { items: [] }));
    expect(seen).toEqual([
      ['view_item', { event: 'view_item', ecommerce: { items: [{ item_id: 'A' }] } }],
      ['add_to_cart', { items: [] }],
    ]);
  });

  it('leaves past entries out without backfill', () => {
    page.dataLayer!.push({ event: 'view_item' });
    start({ backfill: false });
    page.dataLayer!.push({ event: 'view_cart' });
    expect(names()).toEqual(['view_cart']);
  });

  it('skips resets, GTM messages, gtag commands, arrays, functions and what has no name', () => {
    start();
    page.dataLayer!.push(
      { ecommerce: null },
      { event: 'gtm.js', 'gtm.start': 1 },
      { event: 7 },
      { event: null, user: {} },
      gtag('consent', 'default', {}),
      gtag('config', 'G-1'),
      gtag('set', { currency: 'EUR' }),
      gtag('event', 7, {}),
      ['event', 'purchase', {}],
      () => {},
      'purchase',
      null,
      undefined,
      7,
    );
    expect(seen).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('passes custom events and Universal Analytics actions on, under any name or none', () => {
    start();
    const entries = [
      { event: 'my_custom_event' },
      { ecommerce: { impressions: [{ id: 'a' }] } },
      { event: 'gtm.dom', ecommerce: { detail: {} } },
    ];
    page.dataLayer!.push(...entries);
    expect(seen).toEqual([
      ['my_custom_event', entries[0]],
      [undefined, entries[1]],
      ['gtm.dom', entries[2]],
    ]);
  });

  it('reads a layer of another name', () => {
    page.other = [] as unknown as Layer;
    start({ name: 'other' });
    page.other.push({ event: 'search' });
    page.dataLayer!.push({ event: 'view_cart' });
    expect(names()).toEqual(['search']);
  });

  it('counts one object that the page pushes twice as two', () => {
    start();
    const entry = { event: 'add_to_cart' };
    page.dataLayer!.push(entry);
    page.dataLayer!.push(entry);
    expect(names()).toEqual(['add_to_cart', 'add_to_cart']);
  });
});

describe('data layer, what pages do to it', () => {
  it('survives a push that is overwritten without chaining', () => {
    start();
    page.dataLayer!.push = function (...entries) {
      return Array.prototype.push.apply(this, entries);
    };
    page.dataLayer!.push({ event: 'view_cart' });
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(names()).toEqual(['view_cart']);
  });

  it('looks again after a click and when the page is hidden, without waiting for the rhythm', () => {
    start();
    page.dataLayer!.push = Array.prototype.push;
    page.dataLayer!.push({ event: 'view_cart' });
    document.body.click();
    vi.advanceTimersByTime(0);
    expect(names()).toEqual(['view_cart']);
    page.dataLayer!.push({ event: 'search' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    expect(names()).toEqual(['view_cart', 'search']);
  });

  it('follows a layer that is replaced, and does not read its old entries twice', () => {
    const kept = { event: 'view_item' };
    page.dataLayer!.push(kept);
    start();
    page.dataLayer = [{ event: 'search' }, kept] as unknown as Layer;
    vi.advanceTimersByTime(1000);
    page.dataLayer.push({ event: 'view_cart' });
    expect(names()).toEqual(['view_item', 'search', 'view_cart']);
  });

  it('finds new entries in a layer that GTM trims to a fixed length', () => {
    start();
    for (let i = 0; i < 5; i++) page.dataLayer!.push({ event: 'view_item', i });
    const original = page.dataLayer!.push;
    page.dataLayer!.push = function (...entries) {
      this.splice(0, entries.length);
      return original.apply(this, entries);
    };
    for (let i = 5; i < 9; i++) page.dataLayer!.push({ event: 'view_item', i });
    expect(seen.map(([, entry]) => (entry as { i: number }).i)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    page.dataLayer!.length = 2;
    vi.advanceTimersByTime(1000);
    expect(seen).toHaveLength(9);
  });

  it('waits for a layer that appears later, whose first entries are new even without backfill', () => {
    delete page.dataLayer;
    start({ backfill: false });
    page.dataLayer = [{ event: 'view_cart' }] as unknown as Layer;
    vi.advanceTimersByTime(1000);
    expect(names()).toEqual(['view_cart']);
  });

  it('leaves what push returns, throws and works on as it was', () => {
    const original = vi.fn<(this: unknown[], ...entries: unknown[]) => number>(function (this: unknown[], ...entries) {
      if (entries[0] === 'bad') throw new RangeError('bad');
      return Array.prototype.push.apply(this, entries);
    });
    page.dataLayer!.push = original as never;
    start();
    expect(page.dataLayer!.push({ event: 'view_cart' }, 'x')).toBe(2);
    expect(() => page.dataLayer!.push('bad')).toThrow(RangeError);
    expect(original.mock.contexts[0]).toBe(page.dataLayer);
    stop();
    expect(page.dataLayer!.push).toBe(original);
  });

  it('reports an entry that throws once and goes on', () => {
    start();
    const hostile = {
      get event() {
        throw new Error('mine');
      },
    };
    page.dataLayer!.push(hostile, { event: 'view_cart' }, Object.create(hostile));
    expect(names()).toEqual(['view_cart']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'capture-failed', field: 'dataLayer' });
  });

  it('reads nothing after stop, by hook, click or rhythm, and leaves the array as it was', () => {
    start();
    stop();
    page.dataLayer!.push({ event: 'view_cart' });
    document.body.click();
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([]);
    expect(Object.hasOwn(page.dataLayer!, 'push')).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
