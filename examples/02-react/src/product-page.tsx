import { useEffect } from 'react';
import { useVitrine } from 'vitrine/react';
import { Picture } from './picture.tsx';
import { formatPrice, gaItem, type Product } from './products.ts';
import { CallToAction } from './slots.tsx';

export function ProductPage({ product, onAdd }: { product: Product; onAdd(): void }) {
  const vitrine = useVitrine();
  // StrictMode runs effects twice in development, so there a view counts twice
  useEffect(() => {
    vitrine?.track('view_item', { currency: 'GBP', value: product.price, items: [gaItem(product)] });
  }, [product]);
  return (
    <>
      <article className="product">
        <Picture product={product} />
        <div>
          <p className="eyebrow">{product.maker}</p>
          <h1>{product.name}</h1>
          <p className="lead">{product.about}</p>
          <p className="price">
            {formatPrice(product.price)} {product.was && <s>{formatPrice(product.was)}</s>}
          </p>
          <button className="button" onClick={onAdd}>
            Add to cart
          </button>
        </div>
      </article>
      <CallToAction />
    </>
  );
}
