import type { Run } from '../lib/meter.js';
import type { Tell } from '../lib/report.js';
import { adopt } from './adopt.js';
import { openHydration } from './hydration.js';
import { watchPage } from './observe.js';
import { settle } from './settle.js';
import { drop, newSlot, want } from './slot.js';
import type { Choice, SlotPage, VetSource } from './slot.js';
import type { SlotConfig } from './slot-config.js';
import type { StubHandle } from './stored-slot.js';
import { openUndos } from './undo.js';

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
  /** Called for every change of the page, in its task; never for a look that changes nothing. */
  changed?: (slot: string) => void;
}>;

/** The marked places of a page. */
export type Slots = Readonly<{
  /**
   * Shows what was decided; a slot without a decision is the shop's own. Late and re-rendered slots follow by themselves. What
   * the head stub has shown stays for this page view, unless the shopper cannot have seen it yet.
   */
  apply(choices: readonly Choice[]): void;
  /** Leaves everything as it stands and watches no more. */
  freeze(): void;
  /** Puts the shop's own content back, at once, and watches no more. Safe to call again. */
  stop(): void;
}>;

function reportOnce(report: Tell): SlotPage['tell'] {
  const told = new Set<string>();
  return ([code, field, about], cause) => {
    if (told.has(code + field)) return;
    told.add(code + field);
    report({ code, field, ...(about && { about }), ...(cause !== undefined && { cause }) });
  };
}

function openPage(options: SlotsOptions, check: (idle?: boolean) => void): SlotPage {
  const { report, root = document, measure, onExposure, debug = false, run = (_, work) => work() } = options;
  const nothing = (): undefined => undefined;
  const { changed = nothing, vet = nothing } = options;
  return {
    root,
    watch: watchPage(root, check),
    undos: openUndos(root),
    ready: openHydration(root, check),
    tell: reportOnce(report),
    debug,
    exposed: measure && 'IntersectionObserver' in globalThis ? onExposure : undefined,
    run,
    vet,
    changed,
  };
}

/** Opens the slots of a page. Nothing is touched before `apply`. */
export function openSlots(options: SlotsOptions): Slots {
  const slots = Object.entries(options.slots).map(([name, config]) => newSlot(name, config));
  const page = openPage(options, (idle) => page.run('slots', () => decided && check(idle)));
  const { stub } = options;
  let decided = false;
  let ended = false;

  function check(idle = false): void {
    if (ended) return;
    for (const slot of slots) settle(slot, page, idle);
    // All was looked at as it stands now; what we have written ourselves is no news.
    page.watch.look(slots.flatMap(({ shown }) => [...shown.keys()]));
  }
  function freeze(): void {
    ended = true;
    page.watch.stop();
    for (const slot of slots) slot.unwatch?.();
  }

  if (stub) page.run('slots', () => adopt(stub, slots, page.undos));
  return {
    apply: (choices) =>
      page.run('slots', () => {
        decided = true;
        for (const slot of slots)
          want(
            slot,
            choices.find((choice) => choice.slot === slot.name),
          );
        check();
      }),
    freeze,
    stop() {
      freeze();
      for (const slot of slots) drop(slot, slot.shown.keys());
      page.undos.stop();
    },
  };
}
