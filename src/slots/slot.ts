import type { Decision } from '../decisions/decision.js';
import type { Run } from '../lib/meter.js';
import type { Fault } from './fault.js';
import type { prepareList } from './list.js';
import type { PageWatch } from './observe.js';
import type { Box } from './room.js';
import type { Sight } from './sight.js';
import { offered } from './offered.js';
import type { SlotConfig, VariantConfig } from './slot-config.js';
import type { Undo, Undos } from './undo.js';

/** As much of a decision as a slot goes by. */
export type Choice = Pick<Decision, 'slot' | 'variant' | 'object' | 'offer' | 'items'>;

/** What stands in a slot. */
export type Stands = Omit<Choice, 'slot'>;

/** Why what stands in an element of a slot may not stay there; undefined where it may. */
export type Vet = (element: Element, variant: VariantConfig) => readonly [code: string, about?: string] | undefined;

/** Gives what vets a variant that moves a price; undefined while that is loaded, and then `again` is called. */
export type VetSource = (again: () => void) => Vet | undefined;

/** Loads what shows lists, and gives it to a wish; resolves also where it does not come. */
export type ListSource = (wish: Wish) => Promise<void> | undefined;

/** What the slots of a page share. */
export type SlotPage = {
  readonly root: Document;
  watch: PageWatch;
  readonly sight: Sight;
  undos: Undos;
  readonly ready: (element: Element, idle: boolean) => boolean;
  /** Reports each code and field once. */
  readonly tell: (fault: Fault, cause?: unknown) => void;
  /** Absent where exposures may not be measured. */
  readonly exposed: ((choice: Choice) => void) | undefined;
  readonly debug: boolean;
  readonly run: Run;
  readonly vet: VetSource;
  readonly list: ListSource;
  /** Called where a slot has just been changed. */
  readonly changed: (slot: string) => void;
};

/** One slot: what it shall show, and what it does show. */
export type Slot = {
  readonly name: string;
  readonly config: SlotConfig;
  readonly shown: Map<Element, Undo>;
  /** All of its elements on the page, as of the last look. */
  elements: readonly Element[];
  /** What it shows, and keeps up, until {@link Slot.next} may be shown. */
  now: Wish;
  /** What was decided last; often the same. */
  next: Wish;
  /** A change that is not known to leave the page's layout as it is yet. */
  trial?: Trial | undefined;
  /** The head stub has shown it: it stays for this page view. */
  kept?: boolean;
  /** What the head stub has done for what this slot is about to show: how it waits, until something is shown, and its room, until the end. */
  readonly wait: Undo[];
  readonly room: Undo[];
  /** Stops watching for an exposure. */
  unwatch?: (() => void) | undefined;
  /** What is watched for its exposure, and where. */
  watched: readonly unknown[];
  /** What was seen in this page view, by {@link keyOf}. */
  readonly seen: Set<string>;
};

/** What was before a change: the wish, where that was shown, and the boxes of what might move; and the elements with other words since. */
export type Trial = Readonly<{
  was: Wish;
  shown: readonly Element[];
  boxes: ReadonlyMap<Element, readonly Box[]>;
  reworded: Set<Element>;
}>;

/** What a slot shall show, and how far that has come. */
export type Wish = {
  wanted: Choice | undefined;
  readonly key: string;
  /** What is told of it where it stands. */
  readonly stands: Stands | undefined;
  /** It may not or cannot be shown; the shop's own stays. */
  blocked?: boolean;
  /** Undefined before they are asked for, false while they load. */
  images?: boolean;
  /** What shows its list, once that is there. */
  lay?: typeof prepareList;
  /** It would shift the page's layout. */
  tight?: boolean;
  /** Since when it waits for the page to hydrate, on the clock of `performance.now()`. */
  awaits?: number | undefined;
  /** The page has undone it, and it has not been done again yet. */
  lost?: boolean;
  /** When it was done again, milliseconds since the epoch. */
  readonly repeats: number[];
};

/** Choices that show the same have the same key. */
export const keyOf = ({ variant, object, offer, items }: Partial<Choice> = {}): string =>
  JSON.stringify([variant, object?.id, object?.name, offer, items]);

/** A wish that nothing has been done for yet. */
export function newWish(wanted?: Choice): Wish {
  const { variant = '', object, items } = wanted ?? {};
  const stands = wanted && { variant, ...(object && { object }), ...(items && { items }) };
  return { wanted, key: keyOf(wanted), stands, repeats: [] };
}

/** A slot that shows the shop's own content. */
export function newSlot(name: string, config: SlotConfig): Slot {
  const own = newWish();
  return {
    name,
    config,
    shown: new Map(),
    elements: [],
    now: own,
    next: own,
    wait: [],
    room: [],
    watched: [],
    seen: new Set(),
  };
}

/** Tells a slot what to show; a decision for what it shows already only brings its reasons up to date. */
export function want(slot: Slot, choice: Choice | undefined): void {
  const key = keyOf(choice);
  const { now } = slot;
  if (key !== slot.next.key) slot.next = key === now.key ? now : newWish(choice);
  slot.next.wanted = choice;
  // until that is shown, the shop's own is what was decided on
  now.wanted ??= choice && { slot: slot.name, variant: 'default' };
}

/** Takes the swaps of these elements back. */
export function drop({ shown }: Slot, elements: Iterable<Element>): void {
  for (const element of elements) {
    shown.get(element)?.undo();
    shown.delete(element);
  }
}

/** The variant that a wish names, where the config has it; undefined for the shop's own. */
export const namedBy = ({ config: { variants } }: Slot, { wanted }: Wish): VariantConfig | undefined =>
  wanted && Object.hasOwn(variants, wanted.variant) ? offered(variants[wanted.variant]!, wanted.offer) : undefined;

/** Tells why a wish is not shown. */
export function refuse({ name }: Slot, { tell }: SlotPage, [wish, fault]: readonly [Wish, Fault]): void {
  const [code, field, about] = fault;
  tell([code, `slots.${name}.variants.${wish.wanted?.variant}${field}`, about]);
}

/** Lets a wish be, and tells why. */
export function block(slot: Slot, page: SlotPage, [wish, code, about]: readonly [Wish, string, string?]): void {
  wish.blocked = true;
  refuse(slot, page, [wish, [code, '', about]]);
}
