import { renderToString } from 'vue/server-renderer';
import { createShop } from './create-shop.ts';

/** The HTML of the page at a path below the shop's base, such as `cart`; what everybody gets. */
export const render = (path: string): Promise<string> => renderToString(createShop(path));
