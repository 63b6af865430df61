// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageHints } from '../../../../src/capture/heard.js';
import { pageHints } from '../../../../src/capture/page-hints.js';
import { pageContext } from '../../../../src/capture/reading/page/page-context.js';

const page = window as unknown as { happyDOM: { setURL(url: string): void } };
const screenOf = (options: { touch: boolean; inner: number; short?: number }): void => {
  vi.stubGlobal('matchMedia', () => ({ matches: options.touch }));
  vi.stubGlobal('innerWidth', options.inner);
  vi.stubGlobal('screen', { width: 2000, height: options.short ?? 1000 });
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  page.happyDOM.setURL('https://shop.example/');
});

describe('page context', () => {
  it('tells path, kind, campaign, way in and clock', () => {
    page.happyDOM.setURL('https://shop.example/cart?utm_campaign=autumn-sale&utm_medium=email&gclid=');
    vi.spyOn(document, 'referrer', 'get').mockReturnValue('');
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-120);
    expect(pageContext(pageHints(false, location.pathname, false))).toMatchObject({
      page_kind: 'cart',
      page_path: '/cart',
      campaign: 'autumn-sale',
      referrer_class: 'paid',
      utc_offset: 120,
    });
  });

  it('calls a client-side route internal', () => {
    expect(pageContext(pageHints(false, location.pathname, true)).referrer_class).toBe('internal');
  });

  it.each([
    [{ touch: false, inner: 1280 }, 'desktop'],
    [{ touch: false, inner: 390 }, 'phone'],
    [{ touch: true, inner: 390, short: 390 }, 'phone'],
    [{ touch: true, inner: 844, short: 390 }, 'phone'],
    [{ touch: true, inner: 820, short: 820 }, 'tablet'],
  ])('%j is a %s', (options, device) => {
    screenOf(options);
    expect(pageContext(pageHints(false, location.pathname, false)).device).toBe(device);
  });

  const hints: PageHints = {
    path: '/',
    host: 'shop.example',
    asked: [],
    medium: null,
    campaign: null,
    touch: false,
    width: 1000,
    offset: 0,
    routed: false,
  };

  it('says nothing of what neither the address, the browser nor the shop tells', () => {
    expect(pageContext(hints)).toEqual({
      page_kind: 'home',
      page_path: '/',
      campaign: '',
      referrer_class: 'direct',
      device: 'desktop',
      utc_offset: 0,
    });
  });

  it('tells whose click, an affiliate and utm parameters by their names, on the page that they led to only', () => {
    const landed = { ...hints, asked: ['utm_source', 'msclkid', 'awc'] };
    expect(pageContext(landed)).toMatchObject({
      click_source: 'microsoft',
      affiliate: 1,
      utm: 1,
      referrer_class: 'paid',
    });
    const { click_source, affiliate, utm } = pageContext({ ...landed, routed: true });
    expect([click_source, affiliate, utm]).toEqual([undefined, undefined, undefined]);
    expect(pageContext({ ...hints, asked: ['xutm_source', 'utm'] }).utm).toBeUndefined();
  });

  it.each([
    [{ saves: true, net: '4g' }, 'saving'],
    [{ saves: false, net: 'slow-2g' }, 'slow'],
    [{ net: '3g' }, 'slow'],
    [{ net: '4g' }, 'fast'],
    [{ saves: false }, undefined],
  ])('%j is a connection that is %s', (told, connection) =>
    expect(pageContext({ ...hints, ...told }).connection).toBe(connection),
  );

  it.each([
    [{ memory: 1, cores: 8 }, 'low'],
    [{ memory: 8, cores: 2 }, 'low'],
    [{ cores: 2 }, 'low'],
    [{ memory: 4, cores: 4 }, 'mid'],
    [{ cores: 16 }, 'mid'],
    [{ memory: 8, cores: 8 }, 'high'],
    [{}, undefined],
  ])('%j is a device of power %s', (told, power) => expect(pageContext({ ...hints, ...told }).power).toBe(power));

  it("tells the shop's seasons of the page's day and region, and the shop's further hosts", () => {
    const rules = {
      domains: ['pay.example'],
      seasons: [
        { id: 'xmas', from: '12-01', to: '12-26' },
        { id: 'boxing-day', from: '12-26', to: '12-26', region: 'en-GB' },
      ],
    };
    const at = Date.UTC(2026, 11, 25, 23);
    expect(pageContext({ ...hints, region: 'en-GB' }, rules, at).season).toBe('xmas');
    expect(pageContext({ ...hints, region: 'en-GB', offset: 60 }, rules, at).season).toBe('xmas boxing-day');
    expect(pageContext({ ...hints, region: 'de', offset: 60 }, rules, at).season).toBe('xmas');
    expect(pageContext(hints, rules, Date.UTC(2026, 5, 1)).season).toBeUndefined();
    expect(pageContext({ ...hints, from: 'pay.example' }, rules, at).referrer_class).toBe('internal');
  });
});
