import { noteWait } from './hydration-wait.js';
import type { Plan } from './plan.js';
import { block, drop } from './slot.js';
import type { Slot, SlotPage } from './slot.js';
import type { VariantConfig } from './slot-config.js';
import { prepareSwap } from './swap.js';

/** Writes the variant that the slot shows into these elements. */
export function put(
  slot: Slot,
  { undos }: SlotPage,
  [elements, variant]: readonly [readonly Element[], VariantConfig],
): void {
  const swaps = elements.map((element) => prepareSwap(element, variant, slot.now));
  elements.forEach((element, i) => {
    const swap = swaps[i]!;
    if (typeof swap !== 'function') return;
    const undo = undos.begin();
    slot.shown.set(element, undo);
    swap(undo);
  });
}

/** Does as planned. */
export function carryOut({ slot, wish, variant, vet, stale, todo, boxes }: Plan, page: SlotPage): void {
  const { shown, now } = slot;
  if (boxes.size) slot.trial ??= { was: now, shown: [...shown.keys()], boxes, reworded: new Set() };
  const noteWords = (): void =>
    shown.forEach((undo) => undo.reworded().forEach((one) => slot.trial?.reworded.add(one)));
  noteWords();
  drop(slot, stale);
  slot.now = wish;
  if (variant) put(slot, page, [todo, variant]);
  noteWords();
  if (todo.length) {
    for (const wait of slot.wait.splice(0)) wait.undo();
    if (wish.awaits !== undefined) noteWait(slot.name, wish.awaits);
    wish.awaits = undefined;
  }
  // only what stands can be seen to be in sight; it has not been painted yet
  const unfit = variant && todo.map((element) => vet(element, variant)).find(Boolean);
  if (unfit) {
    drop(slot, shown.keys());
    block(slot, page, [wish, ...unfit]);
  }
  if (stale.length || todo.length) page.changed(slot.name);
}
