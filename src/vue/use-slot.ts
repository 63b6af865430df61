import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue';
import type { ListedItem } from '../decisions/listed-item.js';
import type { Stands } from '../protocol.js';
import type { SlotName, VariantName } from '../register.js';
import type { SegmentObject } from '../segments/segment.js';
import { follow } from './follow.js';
import { useShared } from './vitrine-plugin.js';

/** What to render in a slot. */
export type SlotState<Name extends SlotName = SlotName> = Readonly<{
  /** A variant, or `default` for the shop's own. */
  variant: ComputedRef<VariantName<Name>>;
  /** The product, category or brand that the variant is about. */
  object: ComputedRef<SegmentObject | undefined>;
  /** The products of a list that the page renders. */
  items: ComputedRef<readonly ListedItem[] | undefined>;
  /** To be bound to the slot's one element, by which Vitrine finds it and sees what it shows: `<section v-bind="props">`. */
  props: ComputedRef<Readonly<{ 'data-vitrine-slot': Name; 'data-vitrine-variant': VariantName<Name> }>>;
}>;

/** What stands in a slot; nothing on a server and until the component is mounted. */
export function useStands(name: MaybeRefOrGetter<string>): ComputedRef<Stands | undefined> {
  const outlook = follow(useShared()?.outlook, undefined);
  return computed(() => outlook.value?.stands?.[toValue(name)]);
}

/** What to render in a slot, for a component of your own; {@link Slot} does it for you. */
export function useSlot<Name extends SlotName>(name: MaybeRefOrGetter<Name>): SlotState<Name> {
  const stands = useStands(name);
  const variant = computed(() => (stands.value?.variant ?? 'default') as VariantName<Name>);
  return {
    variant,
    object: computed(() => stands.value?.object),
    items: computed(() => stands.value?.items),
    props: computed(() => ({ 'data-vitrine-slot': toValue(name), 'data-vitrine-variant': variant.value })),
  };
}
