import type { CapabilityState, ConsentState } from '../consent/capability.js';
import type { Decision } from '../decisions/decision.js';
import { readOnly, writable, type Readable } from '../lib/readable.js';
import type { Outlook, Stands } from '../protocol.js';
import type { Segment, SegmentObject } from '../segments/segment.js';

/** What is shown, and to whom. */
export type Showcase = Readonly<{
  /** Undefined while consent does not let anything be shown. */
  outlook: Readable<Outlook | undefined>;
  show(slot: string, variant: string, object?: SegmentObject): void;
  setSegments(segments: readonly Segment[]): void;
  /** Shows the shop's own, to somebody of whom nothing is known. */
  clear(): void;
  stop(): void;
}>;

const decision = ([slot, stands]: readonly [string, Stands]): Decision => ({
  ...stands,
  slot,
  segments: [],
  reason: { code: 'preview', text: 'A test has asked for it.' },
  policyVersion: 'test',
  propensity: 1,
  at: 0,
});

type Shown = { readonly stands: Map<string, Stands>; segments: readonly Segment[] };

const outlookOf = ({ stands, segments }: Shown, persist: CapabilityState): Omit<Outlook, 'seq'> => ({
  at: Date.now(),
  segments,
  decisions: [...stands].map(decision),
  stands: Object.fromEntries(stands),
  memory: persist === 'granted' ? 'stored' : 'memory',
  models: 'rules',
});

/** Shows what a test asks for, as long as consent lets it. */
export function openShowcase(consent: Readable<ConsentState>): Showcase {
  const outlook = writable<Outlook | undefined>(undefined);
  const shown: Shown = { stands: new Map(), segments: [] };
  const { stands } = shown;
  let stopped = false;
  let seq = 0;
  const tell = () => {
    const { personalize, persist } = consent.get();
    const open = !stopped && personalize === 'granted';
    if (open || outlook.get()) outlook.set(open ? { ...outlookOf(shown, persist), seq: (seq += 1) } : undefined);
  };
  consent.subscribe(tell);
  return {
    outlook: readOnly(outlook),
    show(slot, variant, object) {
      const { variant: before, object: about } = stands.get(slot) ?? {};
      if (variant === 'default') stands.delete(slot);
      // what says the same stays the same object
      else if (variant !== before || object !== about) stands.set(slot, { variant, ...(object && { object }) });
      tell();
    },
    setSegments(all) {
      shown.segments = all;
      tell();
    },
    clear() {
      stands.clear();
      shown.segments = [];
      tell();
    },
    stop() {
      stopped = true;
      tell();
    },
  };
}
