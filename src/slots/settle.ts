import type { Decision } from '../decisions/decision.js';
import { watchExposure } from './exposure.js';
import type { Fault } from './fault.js';
import { findSlot } from './find.js';
import { decodeImages } from './image.js';
import { drop } from './slot.js';
import type { Slot, SlotPage } from './slot.js';
import type { VariantConfig } from './slot-config.js';
import { prepareSwap } from './swap.js';
import type { Undo } from './undo.js';

const attempts = 3;
const span = 10_000;

function find({ name, config }: Slot, { root, tell, debug }: SlotPage): readonly Element[] {
  const found = findSlot(root, name, config);
  const field = `slots.${name}`;
  if (!found)
    tell([
      'slot-selector',
      `${field}.selector`,
      'is invalid, or matches the head, the body, the root of a framework, or over 100 elements; narrow it',
    ]);
  else if (debug && !found.length && root.readyState === 'complete')
    tell(['slot-missing', field, 'is not on this page, which may be meant; else mark its element']);
  else return found;
  return [];
}

function refuse({ name, wanted }: Slot, { tell }: SlotPage, [code, field, remedy]: Fault): void {
  tell([code, `slots.${name}.variants.${wanted?.variant}${field}`, remedy]);
}

function block(slot: Slot, page: SlotPage, fault: Fault): void {
  slot.blocked = true;
  refuse(slot, page, fault);
}

// The variant to show, once it may be; undefined for the shop's own.
function variantOf(slot: Slot, page: SlotPage): VariantConfig | undefined {
  const { wanted, blocked, config } = slot;
  if (!wanted || blocked || wanted.variant === 'default') return undefined;
  const variant = Object.hasOwn(config.variants, wanted.variant) ? config.variants[wanted.variant] : undefined;
  if (!variant) block(slot, page, ['slot-variant', '', 'is not in the config; correct the name']);
  else if (!wanted.object && JSON.stringify(variant).includes('{object}'))
    block(slot, page, ['slot-object', '', 'says {object} where there is none; give it segments that have one']);
  else return variant;
  return undefined;
}

function imagesReady(slot: Slot, variant: VariantConfig, page: SlotPage): boolean {
  const { key, images } = slot;
  if (images !== 'unasked') return images === 'ready';
  const loads = decodeImages(page.root, variant);
  slot.images = loads ? 'loading' : 'ready';
  void loads?.then((failed) => {
    if (slot.key !== key) return;
    slot.images = 'ready';
    if (failed) block(slot, page, ['slot-image', '', `has an image that cannot be loaded, ${failed}; correct it`]);
    page.watch.schedule();
  });
  return !loads;
}

// Done again too often: then the page gets its way.
function contested(slot: Slot, page: SlotPage): boolean {
  const now = Date.now();
  slot.lost = false;
  slot.repeats = slot.repeats.filter((at) => now - at < span);
  if (slot.repeats.push(now) <= attempts) return false;
  block(slot, page, ['slot-contested', '', 'is undone by the page again and again; choose an element it leaves alone']);
  return true;
}

// All of the slot's elements or none of them.
function show(slot: Slot, variant: VariantConfig, [todo, page]: readonly [readonly Element[], SlotPage]): void {
  const swaps = todo.map((element) => prepareSwap(element, variant, slot.wanted?.object));
  const fault = swaps.find((swap) => typeof swap !== 'function');
  if (fault) {
    drop(slot, slot.shown.keys());
    // While the page is being read, what is missing may still come.
    if (page.root.readyState !== 'loading') refuse(slot, page, fault);
    return;
  }
  todo.forEach((element, i) => {
    const undo = page.undos.begin();
    slot.shown.set(element, undo);
    (swaps[i] as (undo: Undo) => void)(undo);
  });
}

function measure(slot: Slot, elements: readonly Element[], { exposed }: SlotPage): void {
  const { watched } = slot;
  if (!exposed || slot.seen || (elements.length === watched.length && elements.every((e, i) => e === watched[i])))
    return;
  slot.unwatch?.();
  slot.watched = elements;
  slot.unwatch = watchExposure(elements, () => {
    slot.seen = true;
    exposed(slot.wanted as Decision);
  });
}

function bring(slot: Slot, page: SlotPage, idle: boolean): void {
  const { shown, key } = slot;
  const elements = find(slot, page);
  const variant = elements.length ? variantOf(slot, page) : undefined;
  if (variant && !imagesReady(slot, variant, page)) return;
  const same = slot.shownKey === key;
  const stale = [...shown].flatMap(([element, undo]) =>
    variant && same && elements.includes(element) && undo.intact() ? [] : element,
  );
  const todo = variant ? elements.filter((element) => !shown.has(element) || stale.includes(element)) : [];
  if ([...stale, ...todo].some((element) => element.contains(page.root.activeElement))) return;
  if (todo.some((element) => !page.ready(element, idle))) return;
  slot.lost ||= same && stale.length > 0;
  if (todo.length && slot.lost && contested(slot, page)) return bring(slot, page, idle);
  drop(slot, stale);
  if (variant) show(slot, variant, [todo, page]);
  slot.shownKey = key;
  measure(slot, variant ? [...shown.keys()] : slot.wanted?.variant === 'default' ? elements : [], page);
}

/** Brings the page in line with what the slot wants, as far as it may be touched now. Changes nothing where it already is. */
export function settle(slot: Slot, page: SlotPage, idle: boolean): void {
  try {
    bring(slot, page, idle);
  } catch (cause) {
    // The next look takes back what there is.
    if (!slot.blocked) page.watch.schedule();
    slot.blocked = true;
    page.tell(['slot-failed', `slots.${slot.name}`, 'could not be shown; see the cause'], cause);
  }
}
