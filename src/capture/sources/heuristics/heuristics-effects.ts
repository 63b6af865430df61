import { isShown } from '../listening/is-shown.js';

/** What names a cart, in what code and pages call it. */
const CART = /cart|basket|\bbag\b|korb|panier|carrito|cesta|bolsa|カート|バッグ/i;
const ADDED = /\badded\b|hinzugef|gelegt|ajouté|añadid|agregad|追加(され|しま)|入りました/i;
const REFUSED =
  /choose|select|requir|sold out|out of stock|unavail|not avail|error|sorry|could ?n|wähl|ausverk|nicht|fehler|choisi|sélec|indispon|rupture|épuisé|erreur|selecci|elige|elija|agotado|選|売り切|在庫|エラー/i;
/** A label while a request is on its way. */
const BUSY = /…|\.\.\.|ing\b|wait|wird|ajout en|endo\b|^$/i;
/** Names of what counts something, and of what counts other things. */
const COUNTER = /count|badge/i;
const OTHER = /countdown|account|discount|timer|clock|stock|view|star|wish/i;

const DIALOG =
  'dialog,[role=dialog],[class*=drawer i],[class*=modal i],[class*=flyout i],[class*=popup i],[class*=offcanvas i]';
const WRONG = '[role=alert],[class*=error i]';
const NOTE = `${WRONG},[role=status],[aria-live]`;
/** Longest text that is a notice. */
const LONGEST = 200;
const WATCHED = {
  childList: true,
  characterData: true,
  characterDataOldValue: true,
  subtree: true,
  attributeFilter: ['class', 'open', 'hidden', 'aria-hidden', 'style'],
};

const textOf = (nodes: Iterable<Node>): string => [...nodes].map((node) => node.textContent).join('');

const nameOf = (element: Element | null): string =>
  ['class', 'id', 'href', 'aria-label', 'data-testid'].map((name) => element?.getAttribute(name) ?? '').join(' ');

/** Whether a change is that of a number in a counter of the cart, upwards. */
function counts(element: Element, now: string, before: string): boolean {
  const figure = (text: string) => +(/^\D{0,20}(\d{1,3})(?!\d)/.exec(text.trim())?.[1] ?? NaN);
  if (!(figure(now) > (figure(before) || 0))) return false;
  const around = [element, element.parentElement, element.parentElement?.parentElement ?? null];
  const names = around.map(nameOf).join(' ');
  const beside = around.map((one) => (one && one.textContent!.length < 40 ? one.textContent : '')).join(' ');
  return !OTHER.test(names) && (COUNTER.test(names) || CART.test(names + beside));
}

/** What a change of the page tells of what was pressed: that it came true, that it was refused, or nothing. */
function effectOf(change: MutationRecord, control: Element, label: string): boolean | undefined {
  const { target, type, addedNodes, removedNodes, oldValue } = change;
  const element = target.nodeType === Node.ELEMENT_NODE ? (target as Element) : target.parentElement;
  if (!element) return undefined;
  if (control.contains(element)) {
    const now = control.textContent!.trim();
    return REFUSED.test(now) ? false : ADDED.test(now) || (now !== label && !BUSY.test(now)) || undefined;
  }
  const first = [...addedNodes].find((node): node is Element => node.nodeType === Node.ELEMENT_NODE);
  const dialog = first?.querySelector(DIALOG) ?? (first ?? element).closest(DIALOG);
  // what holds the control as well is no answer to it
  if (dialog && !dialog.contains(control)) {
    if (!isShown(dialog)) return undefined;
    const title = `${nameOf(dialog)} ${dialog.querySelector('h1,h2,h3,h4,[class*=title i]')?.textContent ?? ''}`;
    return CART.test(title) || ADDED.test(dialog.textContent!.slice(0, LONGEST));
  }
  if (type === 'attributes' && !element.matches(NOTE)) return undefined;
  const text = type === 'childList' ? textOf(addedNodes) : target.textContent!;
  if (!text.trim() || text.length > LONGEST || !isShown(element)) return undefined;
  if (counts(element, text, oldValue ?? textOf(removedNodes)) || ADDED.test(text)) return true;
  if (REFUSED.test(text) || (first ?? element).closest(WRONG)) return false;
  return (!!(first ?? element).closest(NOTE) && CART.test(text)) || undefined;
}

/** What was pressed, and its label then. */
export type Pressed = Readonly<{ control: Element; label: string }>;

/**
 * Makes what looks at all that changes on the page while something that was pressed waits: `hear` is told for which, and whether it
 * came true or was refused. Texts are compared, never kept.
 */
export function openEffects<One extends Pressed>(
  pressed: () => readonly One[],
  hear: (one: One, isTrue: boolean) => void,
): Readonly<{ start(): void; stop(): void }> {
  const watch = new MutationObserver((changes) => {
    for (const change of changes) {
      const all = pressed();
      const one = all.find(({ control }) => control.contains(change.target)) ?? all[0];
      const effect = one && effectOf(change, one.control, one.label);
      if (effect !== undefined) hear(one!, effect);
    }
  });
  return { start: () => watch.observe(document, WATCHED), stop: () => watch.disconnect() };
}

/** Whether a control, or the form that it sends, is in no state to add anything. */
export const refuses = (control: Element): boolean =>
  control.matches(':disabled,[aria-disabled=true]') ||
  !!((control as HTMLButtonElement).form ?? control.closest('form'))?.matches(':invalid');
