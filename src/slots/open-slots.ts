import type { Run } from '../lib/meter.js';
import type { Tell } from '../lib/report.js';
import { adopt } from './adopt.js';
import { check, freeze, openCore, unwatch, type Core } from './core.js';
import { watchPage } from './observe.js';
import { drop, want } from './slot.js';
import type { Choice, ListSource, Slot, Stands, VetSource } from './slot.js';
import type { SlotConfig } from './slot-config.js';
import type { StubHandle } from './stored-slot.js';
import type { Undos } from './undo.js';

export type SlotsOptions = Readonly<{
  slots: Readonly<Record<string, SlotConfig>>;
  report: Tell;
  /** Default: the page's own document. */
  root?: Document;
  /** Whether exposures may be watched for and told. */
  measure: boolean;
  /** Called once per decision that was truly seen. */
  onExposure?: (choice: Choice) => void;
  /** Also reports slots that are not on this page, which is nothing unusual. */
  debug?: boolean;
  /** What the head stub has done before. */
  stub?: StubHandle | undefined;
  /** Through which every piece of work on the page is done; default: directly. */
  run?: Run;
  /** Vets variants that move a price; without it none of them is shown. */
  vet?: VetSource;
  /** Loads what shows lists; without it none of them is shown. */
  list?: ListSource;
  /** Called for every change of the page, in its task; never for a look that changes nothing. */
  changed?: (slot: string) => void;
  /** Called with what the slots show, by name, whenever that has changed; but for the end. */
  onStands?: (stands: Readonly<Record<string, Stands>>) => void;
  /** Shows what it is told, whatever the shopper has seen, and however the page shifts. */
  preview?: boolean;
}>;

/** The marked places of a page. */
export type Slots = Readonly<{
  /**
   * Shows what was decided; a slot without a decision is the shop's own. Late and re-rendered slots follow by themselves. What the
   * shopper has seen or touched in this page view stays, while it is in view; and what the head stub has shown, wherever it is.
   * So does what is shown `early`: by what the last page has decided, before anything is decided on this one.
   */
  apply(choices: readonly Choice[], early?: boolean): void;
  /** Another page view begins, with exposures of its own; at another address, what has waited may be shown. */
  turn(): void;
  /** Takes over what other slots of the same page and config show, before these show anything; those are to be stopped. */
  take(others: Slots): void;
  /** Hands over what these show, for the log of others that have written nothing. */
  give(undos: Undos): Readonly<{ slots: readonly Slot[]; undos: Undos }>;
  /** Leaves everything as it stands and watches no more. */
  freeze(): void;
  /** Goes on, with what was decided last. */
  thaw(): void;
  /** Puts the shop's own content back, at once, and watches no more. Safe to call again. */
  stop(): void;
}>;

function stop(core: Core): void {
  const { slots, page } = core;
  freeze(core);
  page.sight.stop();
  for (const slot of slots) {
    drop(slot, slot.shown.keys());
    for (const one of [...slot.wait, ...slot.room]) one.undo();
  }
  page.undos.stop();
}

/** What comes with the page's views, its budget and its end. */
function phasesOf(core: Core): Omit<Slots, 'apply'> {
  const { slots, page, look } = core;
  let { URL: address } = page.root;
  return {
    turn() {
      for (const { seen } of slots) seen.clear();
      unwatch(core);
      page.watch.schedule();
      // back from the browser's cache: the shopper has seen all that
      if (page.root.URL === address) return;
      address = page.root.URL;
      for (const slot of slots) slot.kept = slot.next.tight = false;
      page.sight.turn();
    },
    take(others) {
      const given = others.give(page.undos);
      page.undos = given.undos;
      slots.forEach((slot, i) => Object.assign(slot, given.slots[i]));
    },
    give(empty) {
      freeze(core);
      const { undos } = page;
      page.undos = empty;
      return { slots: slots.splice(0), undos };
    },
    freeze: () => freeze(core),
    thaw() {
      if (!core.frozen) return;
      core.frozen = false;
      page.watch = watchPage(page.root, look);
      look();
    },
    stop: () => stop(core),
  };
}

/** Opens the slots of a page. Nothing is touched before `apply`. */
export function openSlots(options: SlotsOptions): Slots {
  const { stub, preview } = options;
  const core = openCore(options);
  const { slots, page } = core;
  const phases = phasesOf(core);
  // a merchant in the theme editor is to see the theme's own content
  const isEdited = !preview && (window as { Shopify?: { designMode?: boolean } }).Shopify?.designMode;
  if (isEdited) {
    stub?.undo();
    return { ...phases, apply: () => undefined, thaw: () => undefined };
  }
  page.run('slots', () => {
    if (stub) adopt(stub, slots, page.undos);
    check(core);
  });
  return {
    ...phases,
    apply: (choices, early) =>
      page.run('slots', () => {
        core.decided = true;
        for (const slot of slots)
          want(
            slot,
            choices.find((choice) => choice.slot === slot.name),
          );
        check(core);
        // as what the head stub has shown
        if (early) for (const slot of slots) slot.kept ||= slot.shown.size > 0;
      }),
  };
}
