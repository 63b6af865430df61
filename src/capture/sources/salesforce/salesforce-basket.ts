import type { Emit } from '../../source.js';
import { basketItem, cartLine, type SfraProduct } from './salesforce-goods.js';

/** What SFRA answers to a change of the basket. */
type Answer = Readonly<{ error?: unknown; pliUUID?: unknown; cart?: Readonly<{ items?: readonly SfraProduct[] }> }>;
type Form = Readonly<{ pid?: unknown; quantity?: unknown; pidsObj?: string }>;
type Sent = readonly [event: unknown, request: unknown, settings: Readonly<{ url?: string; data?: unknown }>, Answer?];

/** Handlers of jQuery's events that together tell what becomes of the basket, by type. */
export function openBasket(emit: Emit): Readonly<Record<string, (...args: never[]) => void>> {
  let form: Form = {};
  let variant: unknown;
  let told: unknown;
  let line: ReturnType<typeof cartLine> | undefined;
  let left = 0;
  const added = (_: unknown, answer?: Answer): void => {
    if (!answer || answer.error || told === answer) return;
    told = answer;
    emit('add_to_cart', { items: itemsOf(form, answer, variant) });
  };
  return {
    updateAddToCartFormData: (_: unknown, said: Form) => void (form = { ...said }),
    'product:afterAddToCart': added,
    'product:afterAttributeSelect': (_: unknown, said?: { data?: { product?: SfraProduct } }) =>
      void (variant = said?.data?.product?.id),
    ajaxSend: (...[, , { url = '', data }]: Sent) => {
      if (/Cart-AddProduct/.test(url)) form = Object.fromEntries(new URLSearchParams(data as string));
      // the page changes the line before it tells
      const change = /Cart-(Remove|UpdateQuantity)/.test(url) && new URL(url, location.href).searchParams;
      line = change ? cartLine(change.get('uuid')) : undefined;
      left = change ? +change.get('quantity')! : 0;
    },
    ajaxSuccess: (...[, , { url = '' }, answer]: Sent) => {
      if (answer?.error) return;
      if (/Cart-AddProduct/.test(url)) added(0, answer);
      if (/-SubmitShipping/.test(url)) emit('add_shipping_info');
      if (/-SubmitPayment/.test(url)) emit('add_payment_info');
      const more = line ? left - line.quantity : 0;
      if (more) emit(more > 0 ? 'add_to_cart' : 'remove_from_cart', { items: [{ ...line, quantity: Math.abs(more) }] });
      line = undefined;
    },
  };
}

/** What was put in the basket: as the form asked for it, and the basket calls it. */
function itemsOf(form: Form, { cart, pliUUID }: Answer, variant: unknown): readonly unknown[] {
  const lines = cart?.items ?? [];
  const view = document.querySelector<HTMLElement>('.product-detail[data-pid]')?.dataset['pid'];
  const all: readonly (Form & { qty?: unknown })[] = form.pidsObj ? JSON.parse(form.pidsObj) : [form];
  return all.map(({ pid, qty, quantity = qty ?? 1 }) => {
    const line = lines.find(({ id }) => id === pid) ?? lines.find(({ UUID }) => UUID === pliUUID);
    const id = line?.id ?? pid;
    return Object.assign(basketItem({ ...line, id }), { aliases: [id === variant && view], quantity });
  });
}
