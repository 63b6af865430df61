import type { Decision } from '../decisions/decision.js';
import type { Run } from '../lib/meter.js';
import type { Fault } from './fault.js';
import type { PageWatch } from './observe.js';
import type { SlotConfig, VariantConfig } from './slot-config.js';
import type { Undo, Undos } from './undo.js';

/** As much of a decision as a slot goes by. */
export type Choice = Pick<Decision, 'slot' | 'variant' | 'object'>;

/** Why what stands in an element of a slot may not stay there; undefined where it may. */
export type Vet = (element: Element, variant: VariantConfig) => readonly [code: string, about?: string] | undefined;

/** Gives what vets a variant that moves a price; undefined while that is loaded, and then `again` is called. */
export type VetSource = (again: () => void) => Vet | undefined;

/** What the slots of a page share. */
export type SlotPage = Readonly<{
  root: Document;
  watch: PageWatch;
  undos: Undos;
  ready: (element: Element, idle: boolean) => boolean;
  /** Reports each code and field once. */
  tell: (fault: Fault, cause?: unknown) => void;
  /** Absent where exposures may not be measured. */
  exposed: ((choice: Choice) => void) | undefined;
  debug: boolean;
  run: Run;
  vet: VetSource;
  /** Called where a slot has just been changed. */
  changed: (slot: string) => void;
}>;

/** One slot: what it shall show, and what it does show. */
export type Slot = {
  readonly name: string;
  readonly config: SlotConfig;
  readonly shown: Map<Element, Undo>;
  /** What is shown, by {@link keyOf}. */
  shownKey: string;
  /** Those of the elements shown that the head stub has written, and that stay so as long as the page leaves them alone. */
  readonly held: Set<Element>;
  /** What stands in them. */
  stored?: Choice;
  /** The shopper cannot have seen them yet. */
  unseen?: boolean;
  /** Stops watching for an exposure. */
  unwatch?: () => void;
  /** What was last seen, by {@link keyOf}. */
  seen?: string;
} & Wish;

/** What a slot shall show, and how far that has come. */
export type Wish = {
  wanted: Choice | undefined;
  key: string;
  /** It may not or cannot be shown; the shop's own stays. */
  blocked: boolean;
  /** Undefined before they are asked for, false while they load. */
  images: boolean | undefined;
  /** The page has undone it, and it has not been done again yet. */
  lost: boolean;
  /** When it was done again, milliseconds since the epoch. */
  repeats: number[];
  /** What is watched for its exposure. */
  watched: readonly Element[];
};

const newWish = (key: string, wanted?: Choice): Wish => ({
  wanted,
  key,
  blocked: false,
  images: undefined,
  lost: false,
  repeats: [],
  watched: [],
});

/** Choices that show the same have the same key. */
export const keyOf = ({ variant, object }: Partial<Choice> = {}): string =>
  JSON.stringify([variant, object?.id, object?.name]);

/** A slot that shows the shop's own content. */
export const newSlot = (name: string, config: SlotConfig): Slot => ({
  name,
  config,
  shown: new Map(),
  shownKey: '',
  held: new Set(),
  ...newWish(keyOf()),
});

/** Whether an element is out of sight: below what the window shows. */
export const isBelow = (element: Element): boolean => element.getBoundingClientRect().top >= innerHeight;

/** Tells a slot what to show; a decision for what it shows already only brings its reasons up to date. */
export function want(slot: Slot, choice: Choice | undefined): void {
  const key = keyOf(choice);
  slot.unseen &&= [...slot.held].every(isBelow);
  if (slot.unseen && key !== slot.shownKey) slot.held.clear();
  if (key !== slot.key) {
    slot.unwatch?.();
    Object.assign(slot, newWish(key, choice));
  } else slot.wanted = choice;
}

/** Takes the swaps of these elements back. */
export function drop({ shown, held }: Slot, elements: Iterable<Element>): void {
  for (const element of elements) {
    shown.get(element)?.undo();
    shown.delete(element);
    held.delete(element);
  }
}
