import type { Decision } from '../decisions/decision.js';
import type { Fault } from './fault.js';
import type { PageWatch } from './observe.js';
import type { SlotConfig } from './slot-config.js';
import type { Undo, Undos } from './undo.js';

/** What the slots of a page share. */
export type SlotPage = Readonly<{
  root: Document;
  watch: PageWatch;
  undos: Undos;
  ready: (element: Element, idle: boolean) => boolean;
  /** Reports each code and field once. */
  tell: (fault: Fault, cause?: unknown) => void;
  /** Absent where exposures may not be measured. */
  exposed: ((decision: Decision) => void) | undefined;
  debug: boolean;
}>;

/** One slot: what it shall show, and what it does show. */
export type Slot = {
  readonly name: string;
  readonly config: SlotConfig;
  readonly shown: Map<Element, Undo>;
  /** The variant and object that are shown. */
  shownKey: string;
  /** Stops watching for an exposure. */
  unwatch?: () => void;
} & Wish;

/** A decision, or as much of one as a preview needs. */
export type Wanted = Pick<Decision, 'variant' | 'object'> & Readonly<{ reason: Pick<Decision['reason'], 'code'> }>;

/** What a slot shall show, and how far that has come. */
export type Wish = {
  wanted: Wanted | undefined;
  key: string;
  /** It may not or cannot be shown; the shop's own stays. */
  blocked: boolean;
  images: 'unasked' | 'loading' | 'ready';
  /** The page has undone it, and it has not been done again yet. */
  lost: boolean;
  /** When it was done again, milliseconds since the epoch. */
  repeats: number[];
  /** What is watched for its exposure. */
  watched: readonly Element[];
  /** No exposure is left to be counted. */
  seen: boolean;
};

const newWish = (key: string, wanted?: Wanted): Wish => ({
  wanted,
  key,
  blocked: false,
  images: 'unasked',
  lost: false,
  repeats: [],
  watched: [],
  seen: wanted?.reason.code === 'preview',
});

// Decisions that show the same have the same key.
const keyOf = ({ variant, object }: Partial<Wanted> = {}): string =>
  JSON.stringify([variant, object?.id, object?.name]);

/** A slot that shows the shop's own content. */
export const newSlot = (name: string, config: SlotConfig): Slot => ({
  name,
  config,
  shown: new Map(),
  shownKey: '',
  ...newWish(keyOf()),
});

/** Tells a slot what to show; a decision for what it shows already only brings its reasons up to date. */
export function want(slot: Slot, decision: Wanted | undefined): void {
  const key = keyOf(decision);
  if (key !== slot.key) {
    slot.unwatch?.();
    Object.assign(slot, newWish(key, decision));
  } else slot.wanted = decision;
}

/** Takes the swaps of these elements back. */
export function drop({ shown }: Slot, elements: Iterable<Element>): void {
  for (const element of elements) {
    shown.get(element)?.undo();
    shown.delete(element);
  }
}

/** Puts the shop's own content back, whatever the slot waits for. */
export function close(slot: Slot): void {
  slot.unwatch?.();
  drop(slot, slot.shown.keys());
}
