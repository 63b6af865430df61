import type { Scope } from '../../scope.js';
import type { Emit } from '../../source.js';
import { placeOf } from './heuristics-places.js';
import type { Shelf, Watch } from './heuristics-shelf.js';

const REMOVE = /remov|delet|entfern|l(ö|oe)sch|supprim|retir|elimin|quitar|borrar|削除/i;
/** What stands around the lines of a cart. */
const CART = '[class*=cart i],[id*=cart i],[class*=basket i],[class*=bag i],[class*=korb i]';

/** What puts several products into the cart at once. */
const BUNDLE =
  /\b(all|both|bundle|alle|beide|tous|toutes|todos?|ambos)\b|\b\d+ (items|products|artikel|articles|artículos)/i;

/** How a card is put into the cart where there is room for a word only. */
const ADD = /^\W*(add|hinzufügen|ajouter|añadir|agregar)\W*$/i;

/** How long a dialog takes to open, in milliseconds. */
const OPENING = 700;

/** How long a page may take to go to the checkout, in milliseconds. */
const PATIENCE = 5000;

/** Tells what is done: what is put into the cart or taken out, what is kept for later, the way to a checkout on another host. */
export const watchClicks: Watch = (emit, scope, shelf) => {
  const { speaks, says, flush, isOutside, CONTROLS } = shelf;
  const claim = shelf.openEvidence(emit, scope, shelf);
  const { navigation } = window as { navigation?: EventTarget };
  let going = 0;
  const look = openQuickViews(emit, scope, shelf);
  const checkOut = (url: string | undefined): void => {
    // the shop's own checkout is a page, and heard as one
    if (!url || performance.now() > going || new URL(url).host === location.host) return;
    going = 0;
    emit('begin_checkout', { confidence: 0.7 });
    flush();
  };
  if (navigation) scope.on('navigate', (event) => checkOut((event as Going).destination?.url), navigation);
  scope.on('click', (click) => {
    const control = (click.composedPath()[0] as Partial<Element>).closest?.(`${CONTROLS},[onclick]`);
    going = 0;
    look();
    if (!control || control.matches(':disabled,[aria-disabled=true]')) return;
    const place = placeOf(location.href);
    const does = (key: 'cart' | 'wishlist' | 'pay') => speaks(control, key, says);
    if (does('cart') || addsCard(control, shelf))
      claim({ name: 'add_to_cart', said: goodsAt(control, shelf), control, click });
    else if ((place === 'cart' || control.closest(CART)) && REMOVE.test(control.outerHTML.slice(0, 400)))
      claim({ name: 'remove_from_cart', said: goodsAt(control, shelf), control, click });
    else if (does('wishlist')) {
      if (isOutside(control) || control.getAttribute('aria-pressed') === 'true') return;
      emit('add_to_wishlist', { ...goodsAt(control, shelf, true), confidence: 0.6 });
    } else if (place !== 'checkout' && does('pay')) {
      going = performance.now() + PATIENCE;
      if (!navigation) checkOut(control.closest('a')?.href ?? (control as HTMLButtonElement).form?.action);
    }
  });
};

/** Makes what looks, a little after a click, whether a dialog has opened that shows a product, and tells it once. */
function openQuickViews(emit: Emit, scope: Scope, shelf: Shelf): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let viewed: unknown;
  scope.onEnd(() => clearTimeout(timer));
  const view = (): void => {
    const said = quickView(shelf);
    const key = said && location.href + said.items[0]!['item_name'];
    if (said && key !== viewed) emit('view_item', { ...said, confidence: 0.6 });
    viewed = key;
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(scope.safe(view), OPENING);
  };
}

/** The product of a dialog that is open, if it can be put into the cart there. */
function quickView(shelf: Shelf) {
  for (const dialog of document.querySelectorAll('dialog,[role=dialog]')) {
    if (!shelf.isShown(dialog)) continue;
    const control = [...dialog.querySelectorAll(shelf.CONTROLS)].find((one) => shelf.speaks(one, 'cart', shelf.says));
    const frame = control && shelf.frameOf(control, shelf.titles(control));
    if (!frame?.title || !dialog.contains(frame.scope)) continue;
    const { item, currency, priced } = shelf.productAt(control!, frame, shelf);
    if (priced) return { currency, items: [item] };
  }
  return undefined;
}

type Going = Event & Readonly<{ destination?: Readonly<{ url: string }> }>;

/** Whether a control with nothing but a word to add is that of a card with a price. */
function addsCard(control: Element, shelf: Shelf): boolean {
  const frame = ADD.test(control.textContent!) && shelf.frameOf(control, shelf.titles(control));
  return !!frame && !!frame.link && shelf.productAt(control, frame, shelf).priced;
}

/** The product that a control belongs to, and how many unless it is only wished for; without one, the reader takes the page's. */
function goodsAt(control: Element, shelf: Shelf, wished = false): object {
  const frame = shelf.frameOf(control, shelf.titles(control));
  const { host } = control.getRootNode() as Partial<ShadowRoot>;
  if (!frame && host) return goodsAt(host, shelf, wished);
  if (!frame || BUNDLE.test(control.textContent!)) return {};
  const { item, currency } = shelf.productAt(control, frame, shelf);
  return { currency, items: [{ ...item, ...(!wished && { quantity: shelf.quantityAt(control, frame) }) }] };
}
