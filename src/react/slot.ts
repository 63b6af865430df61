import {
  createElement,
  Fragment,
  type ComponentPropsWithoutRef,
  type ElementType,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { Stands } from '../protocol.js';
import type { RenderedVariant, SlotName } from '../register.js';
import { Fallback } from './fallback.js';
import { useStands } from './use-slot.js';

/** What a variant looks like, or what makes it of what it is about. */
export type Rendering = ReactNode | ((stands: Stands) => ReactNode);

/** One for each variant that the config has no content for. */
type Renderings<Name extends SlotName> =
  string extends RenderedVariant<Name>
    ? { readonly variants?: Readonly<Record<string, Rendering>> }
    : [RenderedVariant<Name>] extends [never]
      ? { readonly variants?: never }
      : { readonly variants: Readonly<Record<RenderedVariant<Name>, Rendering>> };

type Own<Name extends SlotName, As extends ElementType> = Renderings<Name> &
  Readonly<{
    name: Name;
    /** The slot's element, or a component that hands its props to one; default `div`. */
    as?: As;
    /** The shop's own. */
    children?: ReactNode;
  }>;

export type SlotProps<Name extends SlotName, As extends ElementType = 'div'> = Own<Name, As> &
  Omit<ComponentPropsWithoutRef<As>, 'name' | 'as' | 'variants' | 'children' | 'dangerouslySetInnerHTML'>;

/** The same, whatever is registered. */
type Loose = Readonly<{
  name: string;
  as?: ElementType;
  variants?: Readonly<Record<string, Rendering>>;
  children?: ReactNode;
}>;

// a component of its own, so that what it throws is caught
const Call = ({ render, stands }: { render: (stands: Stands) => ReactNode; stands: Stands }) => render(stands);

/**
 * One element that shows what stands in a slot: one of `variants`, or its children, which are the shop's own. Where the config has
 * content for a variant, Vitrine writes that into the children. A variant that throws leaves the children.
 */
export function Slot<Name extends SlotName, As extends ElementType = 'div'>(props: SlotProps<Name, As>): ReactElement {
  const { name, as = 'div', variants, children, ...rest } = props as Loose;
  const stands = useStands(name);
  const element = (variant: string | undefined, content: ReactNode) =>
    createElement(as, { ...rest, 'data-vitrine-slot': name, 'data-vitrine-variant': variant }, content);
  // an element that does not say what it shows tells Vitrine that nobody renders the variant
  const instead = element(stands ? undefined : 'default', children);
  let shown = instead;
  if (stands && variants && Object.hasOwn(variants, stands.variant)) {
    const { variant } = stands;
    const render = variants[variant];
    const content = typeof render === 'function' ? createElement(Call, { render, stands }) : render;
    // with a key, so that nothing of the shop's own, nor what is written into it, becomes a part of the variant
    shown = element(variant, createElement(Fragment, { key: variant }, content));
  }
  return createElement(Fallback, { of: stands, instead, children: shown });
}
