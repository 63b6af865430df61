import type { Scope } from '../../scope.js';

/** Addresses of links that add. */
const ADDS = /add|buy|order|cart|basket|bag|korb|panier|carrito|cesta/i;

type Going = Event & Readonly<{ destination?: Readonly<{ sameDocument: boolean }> }>;

/** What was pressed, by which click and at which address. */
export type Left = Readonly<{ control: Element; click: Event; from: string }>;

/** What this file gives to others. */
export type Leaving = Readonly<{ watchLeaving: typeof watchLeaving }>;

/** Tells when the page is left, and after which click; returns what runs something once a click turns out to lead away. */
export function watchLeaving(
  scope: Scope,
  leave: (pressed: Event | undefined) => void,
): (one: Left, run: (adds: boolean) => void) => void {
  let pressed: Event | undefined;
  let submitted: Event | undefined;
  scope.on('click', (event) => (pressed = event));
  scope.on('submit', (event) => (submitted = event));
  scope.on('pagehide', () => leave(pressed));
  const { navigation } = window as { navigation?: EventTarget };
  // comes before the page is gone, while what is said can still be kept
  if (navigation)
    scope.on('navigate', (event) => (event as Going).destination?.sameDocument || leave(pressed), navigation);
  return (one, run) => {
    submitted = undefined;
    // when the page has had its say: it may have kept the browser from going there
    setTimeout(
      scope.safe(() => {
        if (submitted ? !submitted.defaultPrevented : leads(one, one.from))
          run(!!submitted || ADDS.test(one.control.closest('a')!.href.replace(/^\w+:\/\/[^/]*/, '')));
      }),
    );
  };
}

/** Whether the browser follows the link that was clicked to another page. */
function leads({ control, click }: Left, from: string): boolean {
  const { href = '', target } = control.closest('a') ?? {};
  return !click.defaultPrevented && !target && /^https?:/.test(href) && href.split('#')[0] !== from.split('#')[0];
}
