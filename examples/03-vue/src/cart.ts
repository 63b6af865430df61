import { shallowReadonly, shallowRef } from 'vue';
import { gaItem, type Product } from './products.ts';
import { vitrine } from './vitrine.ts';

const current = shallowRef<readonly Product[]>([]);
const told = (product: Product) => ({ currency: 'GBP', value: product.price, items: [gaItem(product)] });

/** What the shopper has put into the cart. */
export const cart = shallowReadonly(current);

export function addToCart(product: Product) {
  current.value = [...current.value, product];
  vitrine.track('add_to_cart', told(product));
}

export function removeFromCart(product: Product) {
  current.value = current.value.toSpliced(current.value.indexOf(product), 1);
  vitrine.track('remove_from_cart', told(product));
}
