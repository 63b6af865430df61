import type { ResolvedConfig } from './config.js';
import { openSlots, type Slots, type SlotsOptions } from './slots/open-slots.js';

/** The slots of a page, which can be frozen for the rest of a page view. */
export type Stage = Slots & Readonly<{ thaw(): void }>;

/** Opens the slots of a page; after `freeze` another set of them takes over at `thaw`, with what was decided last. */
export function openStage(config: ResolvedConfig, options: Omit<SlotsOptions, 'slots'>): Stage {
  const open = () => openSlots({ ...options, slots: config.slots, debug: config.debug });
  let slots = open();
  let frozen = false;
  let last: Parameters<Slots['apply']>[0] = [];
  return {
    apply(choices) {
      last = choices;
      slots.apply(choices);
    },
    freeze() {
      frozen = true;
      slots.freeze();
    },
    thaw() {
      if (!frozen) return;
      frozen = false;
      slots.stop();
      slots = open();
      slots.apply(last);
    },
    stop: () => slots.stop(),
  };
}
