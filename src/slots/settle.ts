import { watchExposure } from './exposure.js';
import type { Fault } from './fault.js';
import { findSlot } from './find.js';
import { decodeImages } from './image.js';
import { drop, keyOf } from './slot.js';
import type { Choice, Slot, SlotPage, Vet } from './slot.js';
import type { VariantConfig } from './slot-config.js';
import { prepareSwap } from './swap.js';
import type { Undo } from './undo.js';

const attempts = 3;
const span = 10_000;

function find({ name, config }: Slot, { root, tell, debug }: SlotPage): readonly Element[] {
  const found = findSlot(root, name, config);
  const field = `slots.${name}`;
  if (!found) tell(['slot-selector', `${field}.selector`]);
  else if (debug && !found.length && root.readyState === 'complete') tell(['slot-missing', field]);
  return found ?? [];
}

function refuse({ name, wanted }: Slot, { tell }: SlotPage, [code, field, about]: Fault): void {
  tell([code, `slots.${name}.variants.${wanted?.variant}${field}`, about]);
}

function block(slot: Slot, page: SlotPage, [code, about]: readonly [code: string, about?: string | undefined]): void {
  slot.blocked = true;
  refuse(slot, page, [code, '', about]);
}

// The variant to show, once it may be; undefined for the shop's own.
function variantOf(slot: Slot, page: SlotPage): VariantConfig | undefined {
  const { wanted, blocked, config } = slot;
  if (!wanted || blocked || wanted.variant === 'default') return undefined;
  const variant = Object.hasOwn(config.variants, wanted.variant) ? config.variants[wanted.variant] : undefined;
  if (!variant) block(slot, page, ['slot-variant']);
  else if (!wanted.object && JSON.stringify(variant).includes('{object}')) block(slot, page, ['slot-object']);
  else return variant;
  return undefined;
}

function imagesReady(slot: Slot, variant: VariantConfig, page: SlotPage): boolean {
  const { key } = slot;
  if (slot.images !== undefined) return slot.images;
  const loads = decodeImages(page.root, variant);
  void loads?.then((failed) => {
    if (slot.key !== key) return;
    slot.images = true;
    if (failed) block(slot, page, ['slot-image', failed]);
    page.watch.schedule();
  });
  return (slot.images = !loads);
}

// Done again too often: then the page gets its way.
function contested(slot: Slot, page: SlotPage): boolean {
  const now = Date.now();
  const often = now - slot.repeats.at(-attempts)! < span;
  slot.lost = false;
  slot.repeats.push(now);
  if (often) block(slot, page, ['slot-contested']);
  return often;
}

// All of the slot's elements or none of them.
function show(
  slot: Slot,
  variant: VariantConfig,
  [todo, page, vet]: readonly [readonly Element[], SlotPage, Vet],
): void {
  const swaps = todo.map((element) => prepareSwap(element, variant, slot.wanted?.object));
  const fault = swaps.find((swap) => Array.isArray(swap)) as Fault | undefined;
  if (fault) {
    drop(
      slot,
      [...slot.shown.keys()].filter((element) => !slot.held.has(element)),
    );
    // While the page is being read, what is missing may still come.
    if (page.root.readyState !== 'loading') refuse(slot, page, fault);
    return;
  }
  todo.forEach((element, i) => {
    const undo = page.undos.begin();
    slot.shown.set(element, undo);
    (swaps[i] as (undo: Undo) => void)(undo);
  });
  // only what stands can be seen to be in sight; it has not been painted yet
  const unfit = todo.map((element) => vet(element, variant)).find(Boolean);
  if (unfit) {
    drop(slot, slot.shown.keys());
    block(slot, page, unfit);
  }
}

const standing = ({ held, stored, wanted }: Slot): Choice | undefined => (held.size ? stored : wanted);

function measure(slot: Slot, elements: readonly Element[], { exposed, run }: SlotPage): void {
  const { watched, seen } = slot;
  const key = keyOf(standing(slot));
  if (!exposed || seen === key || (elements.length === watched.length && elements.every((e, i) => e === watched[i])))
    return;
  slot.unwatch?.();
  slot.watched = elements;
  slot.unwatch = watchExposure(elements, run, () => {
    slot.seen = key;
    exposed(standing(slot)!);
  });
}

const noPrice: Vet = () => undefined;

function bring(slot: Slot, page: SlotPage, idle: boolean): void {
  const { shown, key, held } = slot;
  const elements = find(slot, page);
  const variant = elements.length ? variantOf(slot, page) : undefined;
  const vet = variant?.price ? page.vet(page.watch.schedule) : noPrice;
  if (!vet || (variant && !imagesReady(slot, variant, page))) return;
  const same = slot.shownKey === key;
  const stale = [...shown].flatMap(([element, undo]) =>
    ((variant && same) || held.has(element)) &&
    elements.includes(element) &&
    undo.intact() &&
    !(variant && vet(element, variant))
      ? []
      : element,
  );
  const todo = variant ? elements.filter((element) => !shown.has(element) || stale.includes(element)) : [];
  if ([...stale, ...todo].some((element) => element.contains(page.root.activeElement))) return;
  if (todo.some((element) => !page.ready(element, idle))) return;
  slot.lost ||= same && stale.length > 0;
  if (todo.length && slot.lost && contested(slot, page)) return bring(slot, page, idle);
  drop(slot, stale);
  if (variant) show(slot, variant, [todo, page, vet]);
  if (stale.length || todo.length) page.changed(slot.name);
  slot.shownKey = key;
  const all = variant ? [...shown.keys()] : slot.wanted?.variant === 'default' ? elements : [];
  measure(slot, held.size ? [...held] : all, page);
}

/** Brings the page in line with what the slot wants, as far as it may be touched now. Changes nothing where it already is. */
export function settle(slot: Slot, page: SlotPage, idle: boolean): void {
  try {
    bring(slot, page, idle);
  } catch (cause) {
    // The next look takes back what there is.
    if (!slot.blocked) page.watch.schedule();
    slot.blocked = true;
    page.tell(['slot-failed', `slots.${slot.name}`], cause);
  }
}
