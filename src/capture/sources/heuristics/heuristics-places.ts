/** Paths of carts and of checkouts. */
const CART = /\/([a-z]*[-_])?(cart|basket|bag|warenkorb|panier|carrito)(\.\w+)?\/?$/i;
const CHECKOUT = /\/(check-?out|kasse|caisse|commande|pago)(?!.*(cart|thank|success|confirm|complete|danke|received))/i;

/** What an address is, as far as shops agree: `cart`, `checkout`, or nothing of these. */
export function placeOf(address: string): 'cart' | 'checkout' | undefined {
  const [path = ''] = address.replace(/^\w+:\/\/[^/]*/, '').split('?');
  return CART.test(path) ? 'cart' : CHECKOUT.test(path) ? 'checkout' : undefined;
}
