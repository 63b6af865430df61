import { useEffect } from 'react';
import { useVitrine } from 'vitrine/react';
import { Picture } from './picture.tsx';
import { formatPrice, gaItem, products } from './products.ts';
import { Link } from './route.tsx';
import { CallToAction, Hero } from './slots.tsx';

export function HomePage() {
  const vitrine = useVitrine();
  useEffect(() => {
    vitrine?.track('view_item_list', { item_list_id: 'shelf', items: products.map(gaItem) });
  }, []);
  return (
    <>
      <Hero />
      <ul className="shelf">
        {products.map((product) => (
          <li key={product.id}>
            <Link to={`products/${product.id}`}>
              <Picture product={product} />
              <strong>{product.name}</strong>
              <span>
                {formatPrice(product.price)} {product.was && <s>{formatPrice(product.was)}</s>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <CallToAction />
    </>
  );
}
