import type { CatalogueItem } from '../catalogue-item.js';

/** What a product costs at a time; undefined where the feed does not tell. */
export const currentPrice = ({ price, sale }: CatalogueItem, at: number): number | undefined =>
  sale && at >= sale.from && at < sale.until ? sale.price : price;
