import { put } from './carry-out.js';
import { renewMark } from './conceal.js';
import { isFree } from './plan.js';
import { holdRoom, whatShifts } from './room.js';
import { placeOf } from './sight.js';
import { drop, namedBy, refuse } from './slot.js';
import type { Slot, SlotPage } from './slot.js';
import { isRendered, renderedMark } from './swap.js';

/** Those elements of a slot that truly show what stands; what the page renders itself, it says itself. */
export function showing(slot: Slot): readonly Element[] {
  const { shown, now, elements } = slot;
  const name = now.wanted?.variant;
  const variant = namedBy(slot, now);
  const all = shown.size ? [...shown.keys()] : name === 'default' ? elements : [];
  return variant && !isRendered(variant)
    ? all
    : all.filter((element) => (element.getAttribute(renderedMark) ?? 'default') === name);
}

/** Whether a change is on trial, and all of it stands. */
export const isTried = (slot: Slot): boolean => !!slot.trial && showing(slot).length >= slot.shown.size;

// As far as the shopper could see it.
const inSight = ({ elements, trial }: Slot): readonly Element[] =>
  elements.filter((element) => trial!.boxes.has(element) && placeOf(element) < 1);

/**
 * Has the browser make the boxes of words anew that were changed: that they begin elsewhere, as words in the middle do, would else count as
 * a layout shift.
 */
export function renew(slots: readonly Slot[]): void {
  const all = slots.flatMap(({ trial }) => [...(trial?.reworded ?? [])]);
  for (const one of all) one.setAttribute(renewMark, '');
  all[0]?.getBoundingClientRect();
  for (const one of all) one.removeAttribute(renewMark);
}

/** Lets what is on trial keep its room. */
export function hold(slot: Slot): void {
  for (const element of inSight(slot)) {
    const undo = slot.shown.get(element);
    if (undo) holdRoom(slot.trial!.boxes.get(element)!, undo);
  }
}

function takeBack(slot: Slot, page: SlotPage): void {
  const { was, boxes, shown: before } = slot.trial!;
  const { now, shown } = slot;
  slot.trial = undefined;
  now.tight = true;
  drop(slot, shown.keys());
  slot.now = was;
  const variant = namedBy(slot, was);
  if (variant) put(slot, page, [before, variant]);
  for (const [element, undo] of shown) if (boxes.has(element)) holdRoom(boxes.get(element)!, undo);
  boxes.forEach((_, element) => page.sight.await(element));
}

/**
 * Whether what is on trial may stand: it shifts nothing that stays, and was not noticed before it stood. Else it is taken back, before it is
 * painted. `others` are on trial at the same time: where their elements are is their own affair.
 */
export function mayStand(slot: Slot, page: SlotPage, others: readonly Slot[]): boolean {
  const { boxes, reworded } = slot.trial!;
  const isApart = (one: Element): boolean =>
    [...reworded].some((words) => words.contains(one)) ||
    others.some((other) => other !== slot && other.elements.includes(one));
  const faults = inSight(slot).map((one) =>
    isFree(slot, page, [slot.now, one]) ? whatShifts(boxes.get(one)!, isApart) : '',
  );
  const fault = faults.find((one) => one !== undefined);
  if (fault && slot.shown.size) refuse(slot, page, [slot.now, ['slot-shift', '', fault]]);
  if (fault !== undefined) takeBack(slot, page);
  return fault === undefined;
}
