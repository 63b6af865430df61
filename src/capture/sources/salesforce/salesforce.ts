import type { SourcePack } from '../../source-pack.js';
import { openShown, textOf } from '../listening/platform-page.js';
import { openBasket } from './salesforce-basket.js';
import { cartLine, viewItem } from './salesforce-goods.js';
import type { FurtherSource } from '../tools.js';

type JQuery = (
  on: Document,
) => Readonly<{
  on(handlers: Readonly<Record<string, unknown>>): void;
  off(handlers: Readonly<Record<string, unknown>>): void;
}>;

/**
 * Salesforce Commerce Cloud, storefronts on SFRA: jQuery's `product:afterAddToCart` and the basket it brings, the requests of the
 * cart page by jQuery's own events, product, cart, checkout and confirmation pages by `data-action`.
 * @contract documented — by public cartridges that extend SFRA and by pages of its shops, not by its own repository
 */
const salesforce: FurtherSource = (emit, scope, tools) => {
  const shown = openShown(emit);
  let bound = false;
  const read = scope.safe(() => {
    const page = (tools.global('jQuery') as JQuery | undefined)?.(document);
    if (page && !bound) {
      bound = true;
      const handlers = Object.fromEntries(
        Object.entries(openBasket(emit)).map(([type, handle]) => [type, scope.safe(handle)]),
      );
      page.on(handlers);
      scope.onEnd(() => page.off(handlers));
    }
    readPage(shown);
  });
  tools.onPage(read);
  scope.on('load', read);
};

/** Says what a product, cart, checkout or confirmation page shows. */
function readPage(shown: ReturnType<typeof openShown>): void {
  const view = document.querySelector<HTMLElement>('.product-detail[data-pid]');
  const item = view && viewItem(view);
  if (item) shown('view_item', { items: [item] }, item['item_id']);
  const action = document.querySelector<HTMLElement>('.page[data-action]')?.dataset['action'];
  const value = textOf('.grand-total-sum');
  if (action === 'Cart-Show') {
    const lines = document.querySelectorAll<HTMLElement>('.remove-product[data-uuid]');
    shown('view_cart', { items: [...lines].map(({ dataset }) => cartLine(dataset['uuid'])) });
  }
  if (action === 'Checkout-Begin') shown('begin_checkout', { value });
  if (action === 'Order-Confirm') shown('purchase', { transaction_id: textOf('.order-number'), value });
}

export const sources: SourcePack['sources'] = { salesforce };
