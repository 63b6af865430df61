import { isBelow, keyOf, type Slot } from './slot.js';
import type { StubHandle } from './stored-slot.js';
import type { Undos } from './undo.js';

/**
 * Takes over what the head stub has written: it counts as shown, and its way back is known. What the config no longer has goes
 * at once.
 */
export function adopt(stub: StubHandle, slots: readonly Slot[], undos: Undos): void {
  stub.stop();
  for (const [element, { slot: stored, written, todo }] of stub.shown) {
    const undo = undos.begin(written);
    const slot = slots.find(
      ({ name, config }) => name === stored.slot && Object.hasOwn(config.variants, stored.variant),
    );
    if (slot) {
      // What could not be written in full, as on a page that hydrates, is written afresh by the next look.
      slot.shown.set(element, todo.length ? { ...undo, intact: () => false } : undo);
      slot.held.add(element);
      slot.stored = stored;
      slot.shownKey = keyOf(stored);
      slot.unseen = slot.unseen !== false && isBelow(element);
    } else undo.undo();
  }
}
