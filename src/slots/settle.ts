import { carryOut } from './carry-out.js';
import { watchExposure } from './exposure.js';
import { planFor } from './plan.js';
import { keyOf } from './slot.js';
import type { Slot, SlotPage } from './slot.js';
import { hold, isTried, mayStand, renew, showing } from './trial.js';

function measure(slot: Slot, { exposed, run }: SlotPage): void {
  const { watched, now, seen } = slot;
  const key = keyOf(now.wanted);
  const elements = showing(slot);
  const as = [key, ...elements];
  if (!exposed || seen.has(key) || (as.length === watched.length && as.every((one, i) => one === watched[i]))) return;
  slot.unwatch?.();
  slot.watched = as;
  slot.unwatch =
    elements[0] &&
    watchExposure(elements, run, () => {
      seen.add(key);
      exposed(now.wanted!);
    });
}

/**
 * Brings the page in line with what the slots want, as far as it may be touched now: all is read, then all is written, then all is measured.
 * Changes nothing where it already is.
 */
export function settle(slots: readonly Slot[], page: SlotPage, idle: boolean): void {
  const guard = <T>(slot: Slot, work: (slot: Slot) => T): T | undefined => {
    try {
      return work(slot);
    } catch (cause) {
      // The next look takes back what there is.
      if (!slot.now.blocked) page.watch.schedule();
      slot.trial = undefined;
      slot.now.blocked = slot.next.blocked = true;
      page.tell(['slot-failed', `slots.${slot.name}`], cause);
      return undefined;
    }
  };
  const plans = slots.flatMap((slot) => {
    const { next, now } = slot;
    const plan = guard(slot, () => planFor(slot, page, [next, idle]));
    return plan ?? (next === now ? [] : (guard(slot, () => planFor(slot, page, [now, idle])) ?? []));
  });
  for (const plan of plans) guard(plan.slot, () => carryOut(plan, page));
  renew(plans.map(({ slot }) => slot));
  let tried = slots.filter(isTried);
  for (const slot of tried) guard(slot, hold);
  for (let before = [...tried, {}]; tried.length < before.length;) {
    const others = (before = tried);
    tried = others.filter((slot) => guard(slot, () => mayStand(slot, page, others)));
  }
  for (const slot of tried) slot.trial = undefined;
  for (const slot of slots) guard(slot, () => measure(slot, page));
}
