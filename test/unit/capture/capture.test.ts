// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCapture } from '../../../src/capture/capture.js';
import type { Capture, CaptureOptions } from '../../../src/capture/capture.js';
import { openReader } from '../../../src/capture/reading/open-reader.js';
import type { PageKindRule } from '../../../src/capture/reading/page/page-kind.js';
import type { ShopEvent } from '../../../src/capture/shop-event.js';
import type { Trouble } from '../../../src/lib/report.js';
import { reading } from '../../fixtures/reading.js';

const page = window as unknown as { dataLayer?: unknown[]; happyDOM: { setURL(url: string): void } };
let at: number;
let events: ShopEvent[];
let problems: Trouble[];
let capture: Capture | undefined;
/** Both halves of the stage, with the crossing between them. */
const start = (options: Partial<CaptureOptions> = {}, pageKinds: readonly PageKindRule[] = []): Capture => {
  const report = (problem: Trouble) => problems.push(problem);
  const { read } = openReader({ ...reading, pageKinds, salt: '', report });
  return (capture = openCapture({
    dataLayer: 'dataLayer',
    attributes: true,
    routeQuery: [],
    backfill: true,
    emit: (heard) => events.push(...read([structuredClone(heard)])),
    report,
    now: () => at,
    ...options,
  }));
};
const names = (): string[] => events.map((event) => event.name);
const items = [{ item_id: 'A' }];

beforeEach(() => {
  vi.useFakeTimers();
  page.happyDOM.setURL('https://shop.example/products/cup?utm_campaign=spring');
  at = 1_700_000_000_000;
  events = [];
  problems = [];
  page.dataLayer = [];
  document.body.innerHTML = '';
});
afterEach(() => {
  capture?.stop();
  delete page.dataLayer;
  Reflect.deleteProperty(document, 'prerendering');
  vi.useRealTimers();
});

describe('capture', () => {
  it('starts with a described page_view, then what the data layer already holds', () => {
    page.dataLayer!.push({ event: 'view_item', ecommerce: { items } });
    start();
    expect(events).toEqual([
      {
        name: 'page_view',
        at,
        params: {
          page_kind: 'product',
          page_path: '/products/cup',
          campaign: 'spring',
          referrer_class: 'direct',
          device: 'desktop',
          utc_offset: 0 - new Date().getTimezoneOffset(),
          utm: 1,
          power: expect.stringMatching(/^(low|mid|high)$/),
        },
      },
      { name: 'view_item', at, params: { items } },
    ]);
    expect(problems).toEqual([]);
  });

  it('describes the page in full although an entry of the data layer throws when it is read', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('mine');
        },
      },
    );
    page.dataLayer!.push(hostile);
    start();
    expect(events[0]).toMatchObject({ name: 'page_view', params: { page_kind: 'product', device: 'desktop' } });
  });

  it('leaves out what the config switches off', () => {
    page.dataLayer!.push({ event: 'view_cart' });
    document.body.innerHTML = '<button data-vitrine-event="view_cart">x</button>';
    start({ dataLayer: false, attributes: false });
    document.querySelector('button')!.click();
    expect(names()).toEqual(['page_view']);
    capture!.stop();
    start({ backfill: false });
    expect(names()).toEqual(['page_view', 'page_view']);
  });

  it('makes one event of a click that an attribute and the data layer both tell', () => {
    document.body.innerHTML = '<button data-vitrine-event="add_to_cart" data-vitrine-item-id="A">x</button>';
    const button = document.querySelector('button')!;
    button.addEventListener('click', () => page.dataLayer!.push({ event: 'add_to_cart', ecommerce: { items } }));
    start();
    button.click();
    at += 100;
    button.click();
    expect(names()).toEqual(['page_view', 'add_to_cart', 'add_to_cart']);
  });

  it('keeps two quick adds through track, and the time they are said to have happened', () => {
    start();
    capture!.track('add_to_cart', { items });
    capture!.track('add_to_cart', { items }, at - 500);
    expect(events.slice(1).map((event) => event.at)).toEqual([at, at - 500]);
  });

  it('describes a page_view of the shop and counts it once per path', () => {
    start();
    capture!.track('page_view');
    page.dataLayer!.push({ event: 'page_view', page_location: 'https://shop.example/products/cup?x=1' });
    expect(names()).toEqual(['page_view']);
    capture!.track('page_view', { page_path: '/virtual/step-2', page_kind: 'checkout' });
    expect(events[1]!.params).toMatchObject({ page_path: '/virtual/step-2', page_kind: 'checkout', device: 'desktop' });
  });

  it('calls the pages of a client-side route internal and reads their kind from the address', () => {
    document.head.innerHTML = '<script type="application/ld+json">{"@type":"Product"}</script>';
    start({}, [{ path: '^/team$', kind: 'about' }]);
    history.pushState(null, '', '/cart');
    vi.advanceTimersByTime(0);
    history.pushState(null, '', '/team');
    vi.advanceTimersByTime(0);
    document.head.innerHTML = '';
    expect(events.map(({ params }) => [params.page_kind, params.referrer_class])).toEqual([
      ['product', 'direct'],
      ['cart', 'internal'],
      ['about', 'internal'],
    ]);
  });

  it('counts a page_view even when the page breaks its description, and reports why', () => {
    const broken = (): never => {
      throw new Error('mine');
    };
    page.dataLayer!.push(new Proxy({}, { get: broken }));
    start();
    expect(events[0]).toMatchObject({ name: 'page_view' });
    expect(problems[0]).toMatchObject({ code: 'capture-failed' });
  });

  it('describes a page whose data layer answers everything with nonsense', () => {
    page.dataLayer!.push(new Proxy({}, { get: () => ({ toString: null }) }));
    start();
    expect(events[0]).toMatchObject({ name: 'page_view', params: { page_kind: 'product' } });
    expect(problems).toEqual([]);
  });

  it('reports what track gets wrong and never throws', () => {
    start();
    capture!.track('buy' as string);
    capture!.track('search', { search_term: 'me@example.com' });
    capture!.track(Symbol('x') as unknown as string);
    expect(problems.map((problem) => problem.code)).toEqual(['event-unknown', 'event-malformed', 'event-unknown']);
    expect(names()).toEqual(['page_view', 'search']);
  });

  it('reports a failing receiver once per source and never throws into the page', () => {
    start({
      emit() {
        throw new Error('receiver');
      },
    });
    expect(() => capture!.track('view_cart')).not.toThrow();
    expect(() => page.dataLayer!.push({ event: 'search' })).not.toThrow();
    expect(problems.map((problem) => [problem.code, problem.field])).toEqual([
      ['capture-failed', 'page_view'],
      ['capture-failed', 'track'],
      ['capture-failed', 'dataLayer'],
    ]);
  });

  it('waits for a prerendered page to be shown, track included', () => {
    Object.assign(document, { prerendering: true });
    page.dataLayer!.push({ event: 'view_item', ecommerce: { items } });
    start();
    capture!.track('view_cart');
    expect(events).toEqual([]);
    at += 60_000;
    Object.assign(document, { prerendering: false });
    document.dispatchEvent(new Event('prerenderingchange', { bubbles: true }));
    expect(names()).toEqual(['page_view', 'view_item', 'view_cart']);
    expect(events.every((event) => event.at === at)).toBe(true);
    expect(problems).toEqual([]);
  });

  it('never starts a prerendered page that was stopped before it was shown', () => {
    Object.assign(document, { prerendering: true });
    start().stop();
    document.dispatchEvent(new Event('prerenderingchange', { bubbles: true }));
    expect(events).toEqual([]);
  });

  it('gives the page back and says nothing after stop', () => {
    start();
    const before = events.length;
    capture!.stop();
    document.body.innerHTML = '<button data-vitrine-event="view_cart">x</button>';
    document.querySelector('button')!.click();
    page.dataLayer!.push({ event: 'view_cart' });
    history.pushState(null, '', '/cart');
    capture!.track('view_cart');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    vi.advanceTimersByTime(5000);
    expect(events).toHaveLength(before);
    expect(Object.hasOwn(history, 'pushState')).toBe(false);
    expect(Object.hasOwn(page.dataLayer!, 'push')).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
