import {
  defineComponent,
  h,
  onErrorCaptured,
  shallowRef,
  type FunctionalComponent,
  type SetupContext,
  type SlotsType,
  type VNode,
} from 'vue';
import type { Stands } from '../protocol.js';
import type { RenderedVariant, SlotName } from '../register.js';
import { useStands } from './use-slot.js';

export type SlotProps<Name extends SlotName> = Readonly<{
  name: Name;
  /** The slot's element; default `div`. */
  as?: string;
}>;

/** The shop's own, and what each variant looks like that the config has no content for: `#deal="{ object }"`. */
export type SlotContents<Name extends SlotName> = Readonly<
  { [Variant in RenderedVariant<Name>]?: (stands: Stands) => unknown } & { default?: () => unknown }
>;

// a component of its own, so that what it throws is captured
const Contents: FunctionalComponent = (_, { slots }) => slots['default']?.();

const component = defineComponent({
  name: 'VitrineSlot',
  props: { name: { type: String, required: true }, as: { type: String, default: 'div' } },
  slots: Object as SlotsType<Record<string, Stands>>,
  setup(props, { slots }) {
    const stands = useStands(() => props.name);
    const failed = shallowRef<Stands>();
    onErrorCaptured(() => void (failed.value = stands.value));
    return () => {
      const now = stands.value;
      const render = now && now !== failed.value && slots[now.variant];
      const variant = render ? now.variant : 'default';
      // an element that does not say what it shows tells Vitrine that nobody renders the variant
      const marks = { 'data-vitrine-slot': props.name, 'data-vitrine-variant': render || !now ? variant : undefined };
      const contents = render ? () => render(now) : (slots['default'] as (() => VNode[]) | undefined);
      // with a key, so that nothing of the shop's own, nor what is written into it, becomes a part of the variant
      return h(props.as, marks, [h(Contents, { key: variant }, contents)]);
    };
  },
});

/**
 * One element that shows what stands in a slot: `<Slot name="hero"><template #deal>…</template><h1>The shop's own</h1></Slot>`. Where the
 * config has content for a variant, Vitrine writes that into the shop's own. A variant that throws leaves it.
 */
export const Slot = component as unknown as <Name extends SlotName>(
  props: SlotProps<Name> & Readonly<Record<string, unknown>>,
  context?: Pick<SetupContext, 'attrs' | 'emit'> & Readonly<{ slots: SlotContents<Name> }>,
) => VNode & Readonly<{ __ctx?: Readonly<{ props: SlotProps<Name>; slots: SlotContents<Name> }> }>;
