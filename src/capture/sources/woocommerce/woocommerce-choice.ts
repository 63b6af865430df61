import type { WooItem } from './woocommerce-item.js';

type Box = Element | null | undefined;

const textIn = (box: Box, selector: string): string | undefined => box?.querySelector(selector)?.textContent?.trim();

/** What a form of a product, or a button of a list, would put in the cart. */
export function chosenBy(on: HTMLElement): WooItem {
  const form = on.closest<HTMLFormElement>('form.cart');
  const field = (name: string): string | undefined =>
    form?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value || undefined;
  const { product_id, product_sku: sku, quantity } = { ...form?.dataset, ...on.dataset };
  const id = product_id ?? field('add-to-cart') ?? /add-to-cart=(\d+)/.exec((on as HTMLAnchorElement).href)?.[1];
  const variation = field('variation_id');
  const box = on.closest('.product,li') ?? (form && document.body);
  // the price of the chosen variation is shown in its own place where it is another than the product's
  const cost = form?.querySelector('.woocommerce-variation-price .price') ?? box?.querySelector('.price');
  const choice = [...new FormData(form ?? undefined)].flatMap(([name, value]) =>
    name.startsWith('attribute_') ? value : [],
  );
  return {
    // the article number that a product's page shows is the variation's now
    item_id: sku || id,
    item_name: textIn(box, 'h1,h2,h3'),
    item_variant: choice.join(' / '),
    price: textIn(cost, ':not(del)>.amount'),
    quantity: field('quantity') ?? quantity ?? 1,
    aliases: [id, sku, variation, textIn(box, '.sku')],
  };
}
