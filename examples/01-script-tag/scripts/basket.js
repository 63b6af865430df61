const key = 'tern-tarn-basket';
const empty = { lines: [], coupon: '' };

/** The basket of this browser: `{lines, coupon}`. A line is a GA4 item with slug and picture. */
export function readBasket() {
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    // Storage may be blocked or hold something else; an empty basket is the honest answer to both.
    return empty;
  }
}

/** Keeps the basket, or removes it once nothing is in it. */
export function writeBasket(basket) {
  try {
    if (basket.lines.length > 0) localStorage.setItem(key, JSON.stringify(basket));
    else localStorage.removeItem(key);
  } catch {
    // Blocked storage: the basket lasts as long as the page.
  }
  showCount(basket);
}

/** Adds a line, or raises the quantity of the same thing in the same colour and size. */
export function addLine(line) {
  const basket = readBasket();
  const same = ({ item_id: id, item_variant: variant }) => id === line.item_id && variant === line.item_variant;
  const lines = basket.lines.some(same)
    ? basket.lines.map((old) => (same(old) ? { ...old, quantity: old.quantity + line.quantity } : old))
    : [...basket.lines, line];
  writeBasket({ ...basket, lines });
}

/** The number beside the basket in the header. */
export function showCount({ lines } = readBasket()) {
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  for (const element of document.querySelectorAll('[data-cart-count]')) {
    element.textContent = String(count);
    element.hidden = count === 0;
  }
  document.querySelector('.basket-link')?.setAttribute('aria-label', count > 0 ? `Basket, ${count} in it` : 'Basket');
}
