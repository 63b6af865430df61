/** Paths of carts and of checkouts. */
const CART = /\/([a-z]*[-_])?(cart|basket|bag|warenkorb|panier|carrito)(\.\w+)?\/?$/i;
const CHECKOUT = /\/(check-?out|kasse|caisse|commande|pago)(?!.*(cart|thank|success|confirm|complete|danke|received))/i;

/** By which parameter a script for all pages is asked for one. */
const ROUTE = /\b(?:route|controller)=([^&]*)/;

/** What an address is, as far as shops agree: `cart`, `checkout`, or nothing of these. */
export function placeOf(address: string): 'cart' | 'checkout' | undefined {
  const [base = '', query = ''] = address.replace(/^\w+:\/\/[^/]*/, '').split('?');
  const [, route] = ROUTE.exec(query) ?? [];
  const path = route ? `/${route}` : base;
  return CART.test(path) ? 'cart' : CHECKOUT.test(path) ? 'checkout' : undefined;
}
