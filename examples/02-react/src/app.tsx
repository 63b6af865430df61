import { useState } from 'react';
import { useVitrine } from 'vitrine/react';
import { CartPage } from './cart-page.tsx';
import { ConsentBar } from './consent-bar.tsx';
import { HomePage } from './home-page.tsx';
import { ProductPage } from './product-page.tsx';
import { gaItem, products, type Product } from './products.ts';
import { Link, useRoute } from './route.tsx';
import { Segments } from './segments.tsx';
import { Offer } from './slots.tsx';

const told = (product: Product) => ({ currency: 'GBP', value: product.price, items: [gaItem(product)] });

export function App() {
  const vitrine = useVitrine();
  const route = useRoute();
  const [cart, setCart] = useState<readonly Product[]>([]);
  const add = (product: Product) => {
    vitrine?.track('add_to_cart', told(product));
    setCart([...cart, product]);
  };
  const remove = (product: Product) => {
    vitrine?.track('remove_from_cart', told(product));
    setCart(cart.toSpliced(cart.indexOf(product), 1));
  };
  const product = products.find(({ id }) => route === `products/${id}`);
  return (
    <>
      <Offer />
      <header>
        <Link className="brand" to="">
          Slip &amp; Ember
        </Link>
        <Link to="cart">Cart ({cart.length})</Link>
      </header>
      <main>
        {product ? (
          <ProductPage product={product} onAdd={() => add(product)} />
        ) : route === 'cart' ? (
          <CartPage cart={cart} onRemove={remove} />
        ) : (
          <HomePage />
        )}
      </main>
      <footer>
        <Segments />
        <ConsentBar />
      </footer>
    </>
  );
}
