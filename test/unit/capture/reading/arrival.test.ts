import { describe, expect, it } from 'vitest';
import { arrival, clickSource, isAffiliate } from '../../../../src/capture/reading/page/arrival.js';
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

  it.each([
    'www.paypal.com',
    'www.sandbox.paypal.com',
    'pay.klarna.com',
    'checkout.stripe.com',
    'checkoutshopper-live.adyen.com',
    'www.mollie.com',
    'portal.clearpay.co.uk',
    'www.mercadopago.com.br',
    'secure.payu.pl',
    'secure.przelewy24.pl',
    'sis.redsys.es',
    'secure.worldpay.com',
    'centinelapi.cardinalcommerce.com',
    'secure7.arcot.com',
    'payments.amazon.co.uk',
    'pay.amazon.com',
    'pay.google.com',
    'shop.app',
    'pay.shopify.com',
    'checkout.link.com',
    'pay.ideal.nl',
    'www.paypay.ne.jp',
  ])('is internal on the way back from paying at %s', (host) => {
    expect(arrival(hints('/thanks', `https://${host}/return`))).toBe('internal');
    expect(arrival(hints('/?gclid=1', `https://${host}/return`))).toBe('paid');
    expect(arrival(hints('/?utm_medium=referral', `https://${host}/return`))).toBe('referral');
  });

  it.each([
    'shop.other.example',
    'shop.apple.com',
    'shopper.example',
    'paypal.blog.example',
    'notpaypal.com',
    'my-paypal.com',
    'paypal.com.evil.example',
    'www.amazon.com',
    'www.shopify.com',
    'ideal.de',
    'www.link.com',
    'checkout.example',
  ])('is a referral from %s, which is no place to pay', (host) =>
    expect(arrival(hints('/', `https://${host}/`))).toBe('referral'),
  );

  it("is internal from the shop's further hosts, whatever their case, and from what stands under them", () => {
    const domains = ['Checkout.Example', 'pay.bank.example'];
    expect(arrival(hints('/', 'https://checkout.example/done'), domains)).toBe('internal');
    expect(arrival(hints('/?gclid=1', 'https://eu.checkout.example/done'), domains)).toBe('internal');
    expect(arrival(hints('/', 'https://pay.bank.example/3ds'), domains)).toBe('internal');
    expect(arrival(hints('/', 'https://notcheckout.example/'), domains)).toBe('referral');
    expect(arrival(hints('/', 'https://checkout.example:8443/'), domains)).toBe('internal');
    expect(arrival(hints('/', 'https://checkout.example:8443/'), ['checkout.example:8444'])).toBe('referral');
    expect(arrival(hints('/', ''), domains)).toBe('direct');
  });

  it('is internal on a client-side route, whatever the address says', () =>
    expect(arrival({ ...hints('/?gclid=1', ''), routed: true })).toBe('internal'));
});

describe('whose click it was', () => {
  it.each([
    ['/?gclid=1', 'google'],
    ['/?gad_source=1', 'google'],
    ['/?srsltid=1', 'google'],
    ['/?msclkid=1', 'microsoft'],
    ['/?fbclid=1', 'meta'],
    ['/?igsh=1', 'meta'],
    ['/?ttclid=1', 'tiktok'],
    ['/?epik=1', 'pinterest'],
    ['/?twclid=1', 'x'],
    ['/?_kx=1', 'email'],
    ['/?omnisendContactID=1', 'email'],
    ['/?ScCid=1', 'other'],
    ['/?li_fat_id=1', 'other'],
    ['/?fbclid=1&gclid=1', 'google'],
    ['/?gclid', 'google'],
    ['/?q=gclid&xgclid=1', undefined],
    ['/', undefined],
  ])('%s: %s', (path, whose) => expect(clickSource(hints(path, ''))).toBe(whose));

  it('is told once: not again on a client-side route', () =>
    expect(clickSource({ ...hints('/?gclid=1', ''), routed: true })).toBeUndefined());
});

describe('an affiliate', () => {
  it.each([
    'aff=1',
    'AFF_ID=1',
    'ranMID=1',
    'awc=1',
    'irclickid=1',
    'cjevent=1',
    'sca_ref=1',
    'utm_medium=Affiliate',
    'utm_medium=partners',
  ])('is told by %s', (query) => expect(isAffiliate(hints(`/?${query}`, ''))).toBe(true));

  it.each(['', 'affect=1', 'refid=1', 'ref=home', 'utm_source=affiliate', 'utm_medium=cpc', 'q=aff'])(
    'is not told by %j',
    (query) => expect(isAffiliate(hints(`/?${query}`, ''))).toBe(false),
  );

  it('is told once: not again on a client-side route', () =>
    expect(isAffiliate({ ...hints('/?aff=1', ''), routed: true })).toBe(false));
});
