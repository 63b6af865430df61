import type { Decision } from '../decisions/decision.js';
import type { Report } from '../lib/report.js';
import { openHydration } from './hydration.js';
import { watchPage } from './observe.js';
import { settle } from './settle.js';
import { close, newSlot, want } from './slot.js';
import type { Slot, SlotPage } from './slot.js';
import type { SlotConfig } from './slot-config.js';
import { openUndos } from './undo.js';

export type SlotsOptions = Readonly<{
  slots: Readonly<Record<string, SlotConfig>>;
  report: Report;
  /** Default: the page's own document. */
  root?: Document;
  /** Whether exposures may be watched for and told. */
  measure: boolean;
  /** Called once per decision that was truly seen. */
  onExposure?: (decision: Decision) => void;
  /** Also reports slots that are not on this page, which is nothing unusual. */
  debug?: boolean;
}>;

/** The marked places of a page. */
export type Slots = Readonly<{
  /** Shows what was decided; a slot without a decision is the shop's own. Late and re-rendered slots follow by themselves. */
  apply(decisions: readonly Decision[]): void;
  /** Shows a variant whatever is decided, until `stop`; its exposure never counts. */
  preview(slot: string, variant: string): void;
  /** Puts the shop's own content back, at once, and watches no more. Safe to call again. */
  stop(): void;
}>;

const preview = { object: { kind: 'item', id: 'object', name: '{object}' }, reason: { code: 'preview' } } as const;

type Check = (idle?: boolean) => void;

function reportOnce(report: Report): SlotPage['tell'] {
  const told = new Set<string>();
  return ([code, field, remedy], cause) => {
    if (told.has(code + field)) return;
    told.add(code + field);
    report({ code, field, message: `${field} ${remedy}.`, ...(cause !== undefined && { cause }) });
  };
}

function openPage(
  { report, root = document, measure, onExposure, debug = false }: SlotsOptions,
  check: Check,
): SlotPage {
  return {
    root,
    watch: watchPage(root, check),
    undos: openUndos(root),
    ready: openHydration(root, check),
    tell: reportOnce(report),
    debug,
    exposed: measure && 'IntersectionObserver' in globalThis ? onExposure : undefined,
  };
}

/** Opens the slots of a page. Nothing is touched before `apply` or `preview`. */
export function openSlots(options: SlotsOptions): Slots {
  const slots = Object.entries(options.slots).map(([name, config]) => newSlot(name, config));
  const previewed = new Set<Slot>();
  const page = openPage(options, check);
  let open = true;

  function check(idle = false): void {
    if (!open) return;
    for (const slot of slots) settle(slot, page, idle);
    // All was looked at as it stands now; what we have written ourselves is no news.
    page.watch.look(slots.flatMap(({ shown }) => Array.from(shown.keys())));
  }

  return {
    apply(decisions) {
      for (const slot of slots) {
        if (!previewed.has(slot))
          want(
            slot,
            decisions.find((decision) => decision.slot === slot.name),
          );
      }
      check();
    },
    preview(name, variant) {
      const slot = slots.find((slot) => slot.name === name);
      if (!slot) return page.tell(['slot-variant', `slots.${name}`, 'is not in the config; correct the name']);
      previewed.add(slot);
      want(slot, { variant, ...preview });
      check();
    },
    stop() {
      open = false;
      page.watch.stop();
      slots.forEach(close);
      page.undos.stop();
    },
  };
}
