import { newWish, type Slot } from './slot.js';
import type { StubHandle, Written } from './stored-slot.js';
import type { Undos } from './undo.js';

/**
 * Takes over what the head stub has written: it counts as shown, and its way back is known. What the config no longer has goes
 * at once; where the stub has only made room, the slot gets the wish for what is stored.
 */
export function adopt(stub: StubHandle, slots: readonly Slot[], undos: Undos): void {
  stub.stop();
  for (const [element, { slot: stored, written, todo }] of stub.shown) {
    const isWait = ([, name]: Written) => name === '--vitrine-wait';
    const wait = undos.begin(written.filter(isWait));
    const undo = undos.begin(written.filter((one) => !isWait(one)));
    const slot = slots.find(
      ({ name, config }) => name === stored.slot && Object.hasOwn(config.variants, stored.variant),
    );
    if (slot && stored.later) {
      slot.wait.push(wait);
      slot.room.push(undo);
      slot.next = newWish(stored);
    } else if (slot) {
      // What could not be written in full, as on a page that hydrates, is written afresh by the next look.
      slot.shown.set(element, todo.length ? { ...undo, intact: () => false } : undo);
      slot.kept = true;
      slot.now = slot.next = newWish(stored);
    } else {
      wait.undo();
      undo.undo();
    }
  }
}
