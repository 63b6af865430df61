import { useDeferredValue, useSyncExternalStore } from 'react';
import type { Stands } from '../protocol.js';
import type { SlotName, VariantName } from '../register.js';
import type { SegmentObject } from '../segments/segment.js';
import { useVitrine } from './vitrine-context.js';

export type SlotState<Name extends SlotName = SlotName> = Readonly<{
  /** What to render: a variant, or `default` for the shop's own. */
  variant: VariantName<Name>;
  /** The product, category or brand that the variant is about. */
  object: SegmentObject | undefined;
  /** To be spread on the slot's one element, by which Vitrine finds it and sees what it shows. */
  props: Readonly<{ 'data-vitrine-slot': Name; 'data-vitrine-variant': VariantName<Name> }>;
}>;

const nothing = (): undefined => undefined;
const never = () => nothing;

/**
 * What stands in a slot; nothing on a server and in the first render on the client. What comes is rendered aside first, so a variant
 * that is loaded lazily takes its place when it is there; what goes is gone in the same task.
 */
export function useStands(name: string): Stands | undefined {
  const outlook = useVitrine()?.outlook;
  const now = useSyncExternalStore(outlook?.subscribe ?? never, () => outlook?.get()?.stands?.[name], nothing);
  const later = useDeferredValue(now);
  // what is deferred is another slot's until the name has followed
  return useDeferredValue(name) === name && now ? later : undefined;
}

/** What to render in a slot, for a component of your own; {@link Slot} does it for you. */
export function useSlot<Name extends SlotName>(name: Name): SlotState<Name> {
  const stands = useStands(name);
  const variant = (stands?.variant ?? 'default') as VariantName<Name>;
  return { variant, object: stands?.object, props: { 'data-vitrine-slot': name, 'data-vitrine-variant': variant } };
}
