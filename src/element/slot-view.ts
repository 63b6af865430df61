import type { Stands } from '../protocol.js';
import { openTemplateCopy } from './template-copy.js';

/** What one `<vitrine-slot>` shows. */
export type SlotView = Readonly<{
  /** Shows that variant, or the element's own children for undefined. Changes nothing where it stands already. */
  show(stands: Stands | undefined): void;
  /** Puts the element's own children back and looks after them no more. */
  close(): void;
}>;

const ATTEMPTS = 3;

/** Tells the page; whether a listener renders the variant itself, which it says by `preventDefault()`. */
function tell(element: HTMLElement, detail: Stands = { variant: 'default' }): boolean {
  const event = new CustomEvent('vitrine-change', { bubbles: true, composed: true, cancelable: true, detail });
  return !element.dispatchEvent(event);
}

/** Looks after one element: its own children, or a copy of a template, or what a listener renders. */
export function openSlotView(element: HTMLElement): SlotView {
  const copy = openTemplateCopy(element);
  let standing: Stands | undefined;
  let rendered = false;
  let attempts = 0;

  // an element that does not say what it shows tells Vitrine that nobody renders the variant
  const mark = (shown: boolean): void => {
    if (shown) element.dataset['vitrineVariant'] = standing?.variant ?? 'default';
    else delete element.dataset['vitrineVariant'];
  };
  function look(): void {
    if (!standing || copy.stands()) return;
    copy.clear();
    const shown = attempts++ < ATTEMPTS && copy.show(standing.variant);
    mark(shown || rendered);
  }
  function reset(next?: Stands): void {
    standing = next;
    rendered = false;
    attempts = 0;
    copy.clear();
    mark(!next);
  }
  // templates that come late, and a page that takes the copy away
  const observer = new MutationObserver(look);
  reset();
  observer.observe(element, { childList: true });
  return {
    show(stands) {
      if (stands === standing) return;
      reset(stands);
      look();
      rendered = tell(element, stands);
      if (rendered && standing === stands) mark(true);
      // what was written here is no news
      observer.takeRecords();
    },
    close() {
      observer.disconnect();
      reset();
    },
  };
}
