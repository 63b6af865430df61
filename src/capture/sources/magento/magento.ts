import type { Scope } from '../../scope.js';
import type { SourcePack } from '../../source-pack.js';
import { isStale, openCart, type Cart, type Section } from './magento-cart.js';
import { askedItem, readPage } from './magento-page.js';
import { openShown } from '../listening/platform-page.js';
import type { FurtherSource, Tools } from '../tools.js';

type Require = (names: readonly string[], use: (data: CustomerData) => void, fail: () => void) => void;
type CustomerData = Readonly<{ get(section: string): Observable }>;
type Observable = (() => Section) &
  Readonly<{ subscribe(use: (cart: Section) => void): { dispose?(): void } | undefined }>;
type JQuery = (on: Document) => Record<'on' | 'off', (type: string, handle: unknown) => void>;

/**
 * Magento 2: the cart section that both themes keep, compared with the one before (Luma: customer data through RequireJS; Hyvä: the
 * event `private-content-loaded`), product, checkout and success pages. A form that leads to another page is heard when it is
 * sent, for there the cart holds it already.
 * @contract documented — customer-data.js, catalog-add-to-cart.js and the templates of Magento 2.4; docs.hyva.io for Hyvä
 */
const magento: FurtherSource = (emit, scope, tools) => {
  const shown = openShown(emit);
  const cart = openCart(emit, shown, tools.flush);
  listenToLuma(cart, scope, tools);
  scope.on('private-content-loaded', (event) => cart.hear((event as CustomEvent).detail?.data?.cart));
  if (tools.global('hyva'))
    try {
      const { cart: stored } = JSON.parse(localStorage['mage-cache-storage']);
      if (!isStale(stored)) cart.hear(stored);
    } catch {
      // the first event tells what the cart holds
    }
  tools.onPage(scope.safe(() => readPage(shown)));
  scope.on('submit', (event) => {
    const item = askedItem(event.target as HTMLFormElement);
    if (!item) return;
    cart.ask(item);
    tools.ifFollowed(event, scope.safe(cart.leave));
  });
};

function listenToLuma(cart: Cart, scope: Scope, tools: Tools): void {
  const use = scope.safe((data: CustomerData) => {
    const section = data.get('cart');
    if (!isStale(section())) cart.hear(section());
    const subscription = section.subscribe(scope.safe(cart.hear));
    const page = (tools.global('jQuery') as JQuery | undefined)?.(document);
    // where Luma goes on to another page, it asks for no new section; to the product's, if there is something to choose
    const added = scope.safe((_: unknown, told?: { response?: { backUrl?: string } }) => {
      const back = told?.response?.backUrl;
      if (back && !back.includes('checkout/cart')) cart.ask(undefined);
      if (back) cart.leave();
    });
    page?.on('ajax:addToCart', added);
    scope.onEnd(() => {
      subscription?.dispose?.();
      page?.off('ajax:addToCart', added);
    });
  });
  (tools.global('require') as Require | undefined)?.(['Magento_Customer/js/customer-data'], use, () => {});
}

export const sources: SourcePack['sources'] = { magento };
