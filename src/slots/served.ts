import { newWish } from './slot.js';
import type { Slot } from './slot.js';
import type { Undos } from './undo.js';

const servedMark = 'data-vitrine-served';

/** Whether a server has rendered a variant into one of the slot's elements: nothing is written to such a slot, whatever is decided. */
export const isServed = ({ elements }: Slot): boolean => elements.some((element) => element.hasAttribute(servedMark));

/** Takes over what a server has rendered: it counts as shown, and there is no way back from it on this page. */
export function takeServed(slot: Slot, undos: Undos): void {
  for (const element of slot.elements) {
    const variant = element.getAttribute(servedMark);
    if (variant === null) continue;
    const { shown, next, now } = slot;
    const same = [next, now].find(({ wanted }) => wanted?.variant === variant);
    slot.now = same ?? newWish({ slot: slot.name, variant });
    if (!shown.has(element)) shown.set(element, undos.begin());
  }
}
