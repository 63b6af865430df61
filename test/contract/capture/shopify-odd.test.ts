// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listen as adding } from '../../../src/capture/sources/shopify/shopify-add.js';
import { listen as pages } from '../../../src/capture/sources/shopify/shopify-pages.js';
import { openShopPage, type ShopPage } from './shop-page.js';

const page = globalThis as Record<string, any>;
const FORM = `<form action="/cart/add"><input name="id" value="72"></form>`;

const stand = (path: string, html: string, listen: typeof pages): ShopPage => {
  (window as any).happyDOM.setURL(`https://shop.test${path}`);
  document.body.innerHTML = html;
  return openShopPage(listen);
};
const submit = (): void => {
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
};

/** JSON of anything, as far as there is one. */
function jsonOf(given: unknown): string {
  try {
    return JSON.stringify(given) ?? '';
  } catch {
    // a BigInt
    return '';
  }
}

describe('wrong data of the right shape', () => {
  const odd = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, maxDepth: 3 });
  const or = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: odd });
  const text = or(fc.constantFrom<unknown>('tee', 'Tee - S', 72, '72', null));
  const variant = or(
    fc.record({ id: text, price: text, compare_at_price: text, name: text, public_title: text, sku: text }),
  );
  const product = or(
    fc.record({ id: text, gid: text, handle: text, title: text, variants: or(fc.array(variant, { maxLength: 3 })) }),
  );
  const meta = or(fc.record({ currency: text, product, products: or(fc.array(product, { maxLength: 3 })) }));
  const checkout = or(fc.record({ order_id: text, line_items: or(fc.array(odd)) }));
  const shop = or(fc.record({ country: text, currency: or(fc.record({ active: text })), checkout }));
  const json = fc.oneof(fc.json(), fc.string(), product.map(jsonOf), fc.array(variant).map(jsonOf));

  it('is no fault of the shop that Vitrine reports', () => {
    const paths = fc.constantFrom('/products/tee?variant=72', '/collections/all', '/search?q=a', '/checkouts/1');
    fc.assert(
      fc.property(fc.record({ meta, shop, json }), paths, (told, path) => {
        page['ShopifyAnalytics'] = { meta: told.meta };
        page['Shopify'] = told.shop;
        for (const listen of [pages, adding]) {
          const { problems, scope, viewed } = stand(
            path,
            `${FORM}<script type="application/json" data-product-json></script>`,
            listen,
          );
          document.querySelector('script')!.textContent = told.json;
          viewed();
          submit();
          scope.end();
          expect(problems).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
