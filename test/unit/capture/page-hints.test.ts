// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { pageHints } from '../../../src/capture/page-hints.js';

const page = window as unknown as Record<string, unknown>;
const currency = () => pageHints(false, '/', false).currency;

afterEach(() => {
  delete page['Shopify'];
  delete page['prestashop'];
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

describe('the currency of a page', () => {
  it('is what the shop marks, before its platform’s word and its markup', () => {
    expect(currency()).toBeUndefined();
    document.head.innerHTML = '<meta property="product:price:currency" content="CHF">';
    expect(currency()).toBe('CHF');
    page['prestashop'] = { currency: { iso_code: 'PLN' } };
    expect(currency()).toBe('PLN');
    page['Shopify'] = { currency: { active: 'USD' } };
    expect(currency()).toBe('USD');
    document.body.innerHTML = '<main data-vitrine-currency="EUR"></main>';
    expect(currency()).toBe('EUR');
  });

  it.each(['<meta property="og:price:currency" content="SEK">', '<meta itemprop="priceCurrency" content="SEK">'])(
    'is read off %s',
    (markup) => {
      document.head.innerHTML = markup;
      expect(currency()).toBe('SEK');
    },
  );

  it('is not known where the page throws', () => {
    page['Shopify'] = {
      get currency() {
        throw new Error('not yet');
      },
    };
    expect(currency()).toBeUndefined();
  });
});
