// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { currencyOf } from '../../../src/capture/sources/heuristics/heuristics-currency.js';
import { pricesIn } from '../../../src/capture/sources/heuristics/heuristics-prices.js';

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  document.documentElement.lang = '';
});

const read = (html: string, lang = 'en') => {
  document.documentElement.lang = lang;
  document.body.innerHTML = html;
  return pricesIn(document.body).map(({ amount, currency, old }) => [amount, currencyOf(currency ?? ''), old]);
};

describe('prices on a page', () => {
  it.each([
    ['<p>$24.50</p>', 'en', 24.5, 'USD'],
    ['<p>$24.50</p>', 'en-CA', 24.5, 'CAD'],
    ['<p>$24.50</p>', 'en-AU', 24.5, 'AUD'],
    ['<p>1 299 kr</p>', 'en', 1299, undefined],
    ['<p>¥ 39.00</p>', 'zh-CN', 39, 'CNY'],
    ['<p>99,00 € zzgl. MwSt.</p>', 'de', 99, 'EUR'],
    ['<p>A$ 1,299.00</p>', 'en', 1299, 'AUD'],
    ['<p>1.234,56&nbsp;€ inkl. MwSt. zzgl. Versand</p>', 'de', 1234.56, 'EUR'],
    ['<p>1 299 kr</p>', 'sv', 1299, 'SEK'],
    ['<p>299,- kr</p>', 'da', 299, 'DKK'],
    ['<p>CHF 1’200.50</p>', 'de-CH', 1200.5, 'CHF'],
    ['<p>￥3,980（税込）</p>', 'ja', 3980, 'JPY'],
    ['<p>4,400円</p>', 'ja', 4400, 'JPY'],
    ['<p><span>$</span><b>48</b><sup>.00</sup></p>', 'en', 48, 'USD'],
    ['<p class="price">19,90</p>', 'fr', 19.9, 'EUR'],
  ])('reads %s in %s', (...[html, lang, amount, currency]) => {
    expect(read(html, lang)).toEqual([[amount, currency, false]]);
  });

  it.each([
    ['<script type="application/ld+json">{"priceCurrency": "CAD"}</script>', 'CAD'],
    ["<script>gtag('event', 'view_item', { currency: 'AUD' })</script>", 'AUD'],
    ["<script>gtag('set', 'currency', 'NZD')</script>", 'NZD'],
    ['<meta property="product:price:currency" content="MXN">', 'MXN'],
    ['<meta itemprop="priceCurrency" content="SGD">', 'SGD'],
    ['<script type="application/ld+json">{"priceCurrency": "EUR"}</script>', undefined],
  ])('takes what a bare dollar sign means from the page: %s', (head, currency) => {
    document.head.innerHTML = head;
    expect(read('<p>$24.50</p>')).toEqual([[24.5, currency, false]]);
  });

  it('takes a price with the tax before one without it, an old one for old, and instalments for none', () => {
    expect(read('<h2>$241.99</h2><p>Ex Tax: $199.99</p>')).toEqual([[241.99, 'USD', false]]);
    expect(read('<p>£10.00 ex VAT</p><p>£12.00 inc VAT</p>', 'en-GB')).toEqual([[12, 'GBP', false]]);
    const oil =
      '<i class="uvp">UVP 19,99 €</i><i class="now">14,99 €</i><i>19,99 € / l</i><i>oder 3 Raten à 5,00 €</i>';
    expect(read(oil, 'de')).toEqual([
      [19.99, 'EUR', true],
      [14.99, 'EUR', false],
    ]);
  });

  it('tells a former price from the present one', () => {
    expect(read('<s>$32.00</s> <span>$24.50</span> <i class="price-was">$40.00</i>')).toEqual([
      [32, 'USD', true],
      [24.5, 'USD', false],
      [40, 'USD', true],
    ]);
  });

  it.each([
    ['<p class="price with-list-price">29,95 €* <span class="list-price">39,95 €*</span></p>', 29.95, 39.95],
    ['<i class="prix-barre">129,00 €</i> <i class="prix">99,00 €</i>', 99, 129],
    ['<i class="precio-tachado">129,00 €</i> <i class="precio">99,00 €</i>', 99, 129],
    ['<i>Streichpreis: 129,00 €</i> <i>99,00 €</i>', 99, 129],
  ])('knows the former price by how shops call it: %s', (html, now, before) => {
    const found = read(html, 'de').map(([amount, , old]) => [amount, old]);
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        [now, false],
        [before, true],
      ]),
    );
  });

  it.each([
    'You save $7.50',
    '€12,35 / kg',
    'Shipping $4.90',
    'Envío gratis desde 50 €',
    'Livraison offerte dès 49,00 €',
    'Ahorras 20,00 €',
    'Économisez 20,00 €',
    '4 x $6.13',
    '4 payments of $6.13',
    'ou 12,50 € en 3 fois',
    'Total $97.00',
    '24 hours',
    'Model 12.50',
  ])('takes “%s” for none', (text) => {
    expect(read(`<p>${text}</p>`)).toEqual([]);
  });

  it('reads any text without a throw, and no amount that is not above zero', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('$', '€', 'kr', '1.234,56', '9', '.', ',', ' ', '円'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        document.body.textContent = parts.join('');
        for (const { amount } of pricesIn(document.body)) expect(amount).toBeGreaterThan(0);
      }),
    );
  });
});
