import type { Fault } from './fault.js';
import { holdsFocus } from './holds-focus.js';
import { decodeImages } from './image.js';
import { boxesOf } from './room.js';
import { isServed } from './served.js';
import { placeOf } from './sight.js';
import { block, namedBy, refuse } from './slot.js';
import type { Slot, SlotPage, Trial, Vet, Wish } from './slot.js';
import type { VariantConfig } from './slot-config.js';
import { isRendered, prepareSwap, renderedMark } from './swap.js';

const attempts = 3;
const span = 10_000;

/** All that is to be done in a slot now. */
export type Plan = Readonly<{
  slot: Slot;
  wish: Wish;
  variant: VariantConfig | undefined;
  vet: Vet;
  /** Where what stands goes. */
  stale: readonly Element[];
  /** Where the variant shall stand. */
  todo: readonly Element[];
  boxes: Trial['boxes'];
}>;

// The variant to show, once it may be; undefined for the shop's own.
function variantOf(slot: Slot, page: SlotPage, wish: Wish): VariantConfig | undefined {
  const { wanted, blocked } = wish;
  if (!wanted || blocked || wanted.variant === 'default') return undefined;
  const variant = namedBy(slot, wish);
  if (!variant) block(slot, page, [wish, 'slot-variant']);
  else if (!wanted.object && JSON.stringify(variant).includes('{object}')) block(slot, page, [wish, 'slot-object']);
  else return variant;
  return undefined;
}

function imagesReady(slot: Slot, page: SlotPage, [wish, variant]: readonly [Wish, VariantConfig]): boolean {
  if (wish.images !== undefined) return wish.images;
  const loads: Promise<string | void> | undefined = variant.list?.template
    ? page.list(wish)
    : decodeImages(page.root, variant);
  void loads?.then((failed) => {
    wish.images = true;
    if (wish !== slot.next && wish !== slot.now) return;
    if (failed) block(slot, page, [wish, 'slot-image', failed]);
    page.watch.schedule();
  });
  return (wish.images = !loads);
}

// Done again too often: then the page gets its way.
function contested(slot: Slot, page: SlotPage, wish: Wish): boolean {
  const now = Date.now();
  const often = wish.repeats.at(-attempts)! > Math.max(now - span, page.watch.caused());
  wish.lost = false;
  wish.repeats.push(now);
  if (often) block(slot, page, [wish, 'slot-contested']);
  return often;
}

// Whoever renders the element no longer says what it shows: they know no such variant, or it has failed.
function disowned(slot: Slot, page: SlotPage, variant: VariantConfig | undefined): boolean {
  const silent = (one: Element): boolean => !one.hasAttribute(renderedMark);
  const is = !!variant && isRendered(variant) && [...slot.shown.keys()].some(silent);
  if (is) block(slot, page, [slot.now, 'slot-unrendered']);
  return is;
}

/** Whether an element may change: out of sight, or in front of a shopper who has not noticed it yet. */
export function isFree(
  { config, kept }: Slot,
  { sight }: SlotPage,
  [wish, element]: readonly [Wish, Element],
): boolean {
  const place = placeOf(element);
  if (kept && place < 1) sight.notice(element);
  return kept
    ? !sight.noticed(element)
    : place > 0 || (!wish.tight && (place < 0 || !!config.live || !sight.noticed(element)));
}

const noPrice: Vet = () => undefined;

/** What has to be done to show a wish in a slot; undefined while that has to wait. Only looks at the page. */
export function planFor(slot: Slot, page: SlotPage, [wish, idle]: readonly [Wish, boolean]): Plan | undefined {
  const { shown, elements } = slot;
  const { sight, root, watch } = page;
  if (isServed(slot)) return undefined;
  const same = wish === slot.now;
  const variant = elements.length ? variantOf(slot, page, wish) : undefined;
  const vet = variant?.price ? page.vet(watch.schedule) : noPrice;
  if (!vet || (variant && !imagesReady(slot, page, [wish, variant]))) return undefined;
  let stale = [...shown].flatMap(([element, undo]) =>
    variant && same && elements.includes(element) && undo.intact() && !vet(element, variant) ? [] : element,
  );
  let todo = variant ? elements.filter((element) => !shown.has(element) || stale.includes(element)) : [];
  if ([...stale, ...todo].some(holdsFocus)) return undefined;
  // what the page renders itself, it renders when it can
  if (variant && !isRendered(variant) && todo.some((element) => !page.ready(element, idle))) {
    // what the head stub could not write has not stood since the first paint
    wish.awaits ??= slot.kept && same ? 0 : performance.now();
    return undefined;
  }
  wish.lost ||= same && stale.length > 0;
  const again = (todo.length && wish.lost && contested(slot, page, wish)) || (same && disowned(slot, page, variant));
  if (again) return planFor(slot, page, [wish, idle]);
  const fault = todo.map((element) => prepareSwap(element, variant!, wish)).find(Array.isArray);
  if (fault) {
    [stale, todo] = [[...shown.keys()], []];
    // While the page is being read, what is missing may still come.
    if (root.readyState !== 'loading') refuse(slot, page, [wish, fault as unknown as Fault]);
  }
  // of all that changes, what the shopper may have seen otherwise; not what is only done again
  const bound = elements.filter(
    (one) => (stale.includes(one) || todo.includes(one)) && sight.knows(one) && !(same && shown.has(one)),
  );
  const waiting = bound.filter((element) => !isFree(slot, page, [wish, element]));
  waiting.forEach(sight.await);
  if (waiting.length && !same) return undefined;
  todo = todo.filter((element) => !waiting.includes(element));
  return { slot, wish, variant, vet, stale, todo, boxes: new Map(bound.map((one) => [one, boxesOf(one)])) };
}
