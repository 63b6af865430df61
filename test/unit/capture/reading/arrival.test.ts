import { describe, expect, it } from 'vitest';
import { arrival } from '../../../../src/capture/reading/arrival.js';
import type { PageHints } from '../../../../src/capture/heard.js';

const hints = (path: string, referrer: string): PageHints => {
  const { host, pathname, searchParams } = new URL(path, 'https://shop.example');
  return {
    path: pathname,
    host,
    asked: [...searchParams.keys()],
    medium: searchParams.get('utm_medium'),
    campaign: null,
    from: referrer.split('/')[2],
    touch: false,
    width: 1000,
    offset: 0,
    routed: false,
  };
};

describe('arrival', () => {
  it.each([
    ['/', '', 'direct'],
    ['/', 'https://shop.example/cart', 'internal'],
    ['/', 'https://checkout.shop.example/', 'internal'],
    ['/?utm_medium=email', 'https://shop.example/cart', 'internal'],
    ['/', 'https://www.paypal.com/return', 'internal'],
    ['/', 'https://www.google.de/', 'search'],
    ['/', 'https://duckduckgo.com/', 'search'],
    ['/?utm_medium=organic', '', 'search'],
    ['/', 'https://l.facebook.com/', 'social'],
    ['/', 'https://t.co/abc', 'social'],
    ['/?fbclid=1', '', 'social'],
    ['/?utm_medium=Social', '', 'social'],
    ['/?utm_medium=email', '', 'email'],
    ['/?_kx=abc', '', 'email'],
    ['/', 'https://mail.google.com/', 'email'],
    ['/?gclid=abc', 'https://www.google.com/', 'paid'],
    ['/?msclkid=abc', '', 'paid'],
    ['/?utm_medium=cpc', 'https://blog.example/', 'paid'],
    ['/?utm_medium=paid_social&fbclid=1', '', 'paid'],
    ['/?utm_medium=referral', '', 'referral'],
    ['/', 'https://blog.example/post', 'referral'],
    ['/', 'https://notshop.example/', 'referral'],
    ['/', 'https://pilot.com/', 'referral'],
    ['/?xgclid=1&q=gclid', '', 'direct'],
    ['/?utm_medium=', '', 'direct'],
  ])('%s from %j is %s', (path, referrer, way) => expect(arrival(hints(path, referrer))).toBe(way));

  it('is internal on a client-side route, whatever the address says', () =>
    expect(arrival({ ...hints('/?gclid=1', ''), routed: true })).toBe('internal'));
});
