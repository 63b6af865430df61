// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageHints } from '../../../../src/capture/page-hints.js';
import { pageContext } from '../../../../src/capture/reading/page-context.js';

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
    expect(pageContext(pageHints(false, false))).toMatchObject({
      page_kind: 'cart',
      page_path: '/cart',
      campaign: 'autumn-sale',
      referrer_class: 'paid',
      utc_offset: 120,
    });
  });

  it('calls a client-side route internal', () => {
    expect(pageContext(pageHints(false, true)).referrer_class).toBe('internal');
  });

  it.each([
    [{ touch: false, inner: 1280 }, 'desktop'],
    [{ touch: false, inner: 390 }, 'phone'],
    [{ touch: true, inner: 390, short: 390 }, 'phone'],
    [{ touch: true, inner: 844, short: 390 }, 'phone'],
    [{ touch: true, inner: 820, short: 820 }, 'tablet'],
  ])('%j is a %s', (options, device) => {
    screenOf(options);
    expect(pageContext(pageHints(false, false)).device).toBe(device);
  });
});
