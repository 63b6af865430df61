import { useEffect, useState } from 'react';
import { useVitrine } from 'vitrine/react';
import { Picture } from './picture.tsx';
import { formatPrice, gaItem, type Product } from './products.ts';

type Cart = Readonly<{ cart: readonly Product[]; onRemove(product: Product): void }>;

export function CartPage({ cart, onRemove }: Cart) {
  const vitrine = useVitrine();
  const [checkedOut, setCheckedOut] = useState(false);
  const value = cart.reduce((sum, { price }) => sum + price, 0);
  const told = { currency: 'GBP', value, items: cart.map(gaItem) };
  // once for each visit of the page: what changes in it is told by add_to_cart and remove_from_cart
  useEffect(() => vitrine?.track('view_cart', told), []);
  const checkOut = () => {
    vitrine?.track('begin_checkout', told);
    setCheckedOut(true);
  };
  if (!cart.length) return <p className="lead">Your cart is empty.</p>;
  return (
    <section className="cart">
      <h1>Your cart</h1>
      <ul>
        {cart.map((product, place) => (
          <li key={place}>
            <Picture product={product} />
            <strong>{product.name}</strong>
            <span>{formatPrice(product.price)}</span>
            <button onClick={() => onRemove(product)}>Remove</button>
          </li>
        ))}
      </ul>
      <p className="price">{formatPrice(value)}</p>
      <button className="button" onClick={checkOut}>
        Check out
      </button>
      {checkedOut && <p role="status">This shop is an example, so it ends here. Nothing was ordered.</p>}
    </section>
  );
}
