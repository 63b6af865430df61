import type { Tell } from '../lib/report.js';
import { findHosts, findSlot } from './find.js';
import { openHydration } from './hydration.js';
import { inTransition } from './in-transition.js';
import { watchPage } from './observe.js';
import type { SlotsOptions } from './open-slots.js';
import { takeServed } from './served.js';
import { settle } from './settle.js';
import { openSight } from './sight.js';
import { newSlot } from './slot.js';
import type { Slot, SlotPage, Stands } from './slot.js';
import { openUndos } from './undo.js';

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
  const { changed = nothing, vet = nothing, list = nothing } = options;
  const page: SlotPage = {
    root,
    watch: watchPage(root, check),
    sight: openSight(root, run, () => page.watch.schedule()),
    undos: openUndos(root),
    ready: openHydration(root, check),
    tell: reportOnce(report),
    debug,
    exposed: measure ? onExposure : undefined,
    run,
    vet,
    list,
    changed,
  };
  return page;
}

function find({ name, config }: Slot, { root, tell, debug }: SlotPage): readonly Element[] {
  const found = findSlot(root, name, config);
  const field = `slots.${name}`;
  if (!found) tell(['slot-selector', `${field}.selector`]);
  else if (debug && !found.length && root.readyState === 'complete') tell(['slot-missing', field]);
  return found ?? [];
}

/** The slots of a page, and how far they have come. */
export type Core = Pick<SlotsOptions, 'preview' | 'onStands'> & {
  readonly slots: Slot[];
  readonly page: SlotPage;
  look(): void;
  decided: boolean;
  frozen: boolean;
  /** What was told last of what stands. */
  told: Readonly<Record<string, Stands>>;
};

function tellStands(core: Core): void {
  const { slots, told, onStands, look } = core;
  const stands = slots.flatMap(({ name, shown, now }) =>
    shown.size && now.stands ? [[name, now.stands] as const] : [],
  );
  if (stands.length === Object.keys(told).length && stands.every(([name, one]) => told[name] === one)) return;
  onStands?.((core.told = Object.fromEntries(stands)));
  // what the page renders itself stands by then, and is measured before it is painted
  if (slots.some(({ trial }) => trial)) queueMicrotask(look);
}

/** Looks at the page, and brings it in line with what is decided. */
export function check(core: Core, idle = false): void {
  const { slots, page, preview } = core;
  if (core.frozen) return;
  if (inTransition(page.root)) return page.watch.schedule();
  for (const slot of slots) {
    slot.elements = find(slot, page);
    takeServed(slot, page.undos);
  }
  if (core.decided) settle(slots, page, idle);
  if (!preview) page.sight.meet(slots.flatMap(({ elements }) => elements));
  // All was looked at as it stands now; what we have written ourselves is no news.
  page.watch.look(
    slots.flatMap(({ shown }) => [...shown.keys()]),
    slots.flatMap(({ config }) => findHosts(page.root, config)),
  );
  tellStands(core);
}

/** Watches for exposures no more, until the next look. */
export function unwatch({ slots }: Core): void {
  for (const slot of slots) {
    slot.unwatch?.();
    slot.watched = [];
  }
}

/** Leaves everything as it stands, until it is thawed. */
export function freeze(core: Core): void {
  core.frozen = true;
  core.page.watch.stop();
  unwatch(core);
}

/** Opens the slots of a page, which do nothing yet. */
export function openCore(options: SlotsOptions): Core {
  const look = (idle?: boolean): void => page.run('slots', () => check(core, idle));
  const page = openPage(options, look);
  const slots = Object.entries(options.slots).map(([name, config]) => newSlot(name, config));
  const core: Core = { ...options, slots, page, look, decided: false, frozen: false, told: {} };
  return core;
}
