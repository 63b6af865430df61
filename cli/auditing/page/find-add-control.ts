import { words as de } from '../../../src/capture/words/de.js';
import { words as en } from '../../../src/capture/words/en.js';
import { words as es } from '../../../src/capture/words/es.js';
import { words as fr } from '../../../src/capture/words/fr.js';
import { words as ja } from '../../../src/capture/words/ja.js';

const LANGUAGES = [en, de, fr, es, ja];

/** What platforms and marked pages call the control, the surest first. */
const KNOWN = [
  '[data-vitrine-event=add_to_cart]',
  'form[action*="/cart/add"] [type=submit], form[action*="/cart/add"] button:not([type=button])',
  '.single_add_to_cart_button, [name="add-to-cart"], .add_to_cart_button, .wc-block-components-product-button__button',
  '#product-addtocart-button, .tocart, [data-button-action=add-to-cart], #form-action-addToCart, .add-to-cart',
];

/** Where a control belongs to no product. */
const ELSEWHERE = 'header, nav, footer, dialog, [hidden]';

/** The control of this page that puts its product into the cart, with what has to be chosen before chosen; undefined if there is none. */
export function findAddControl(): Element | undefined {
  const found = KNOWN.map(firstShown).find(Boolean) ?? firstSaid();
  if (found) choose(found.closest('form') ?? document);
  return found;
}

const isShown = (element: Element): boolean =>
  !element.closest(ELSEWHERE) && element.getClientRects().length > 0 && !(element as HTMLButtonElement).disabled;

const firstShown = (selector: string): Element | undefined => [...document.querySelectorAll(selector)].find(isShown);

function firstSaid(): Element | undefined {
  const signs = LANGUAGES.flatMap(({ cart }) => (cart ? new RegExp(cart, 'i') : []));
  const controls = document.querySelectorAll('button, [role=button], input[type=submit], input[type=button], a[href]');
  return [...controls].filter(isShown).find((control) => {
    const { textContent, value = '' } = control as HTMLInputElement;
    const said = [
      textContent?.trim().slice(0, 60),
      value,
      control.getAttribute('aria-label'),
      control.id,
      control.className,
    ];
    return signs.some((sign) => said.some((text) => text && sign.test(text)));
  });
}

/** Chooses the first of what must be chosen, as a shopper has to. */
function choose(form: ParentNode): void {
  const change = (element: Element): void => void element.dispatchEvent(new Event('change', { bubbles: true }));
  for (const select of form.querySelectorAll('select')) {
    const option = [...select.options].find(({ value, disabled }) => value && !disabled);
    if (select.value || !option) continue;
    select.value = option.value;
    change(select);
  }
  for (const radio of form.querySelectorAll<HTMLInputElement>('input[type=radio]:not(:disabled)')) {
    const group = form.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(radio.name)}"]`);
    if (![...group].some(({ checked }) => checked)) radio.click();
  }
}
