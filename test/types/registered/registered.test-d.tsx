/* Compiled by the test beside it, never run: each line below an expected error must be one. */
import { start, type RenderedVariant, type SlotName, type VariantName } from 'vitrine';
import { Slot, useSlot } from 'vitrine/react';
import { createTestVitrine } from 'vitrine/testing';
import { config } from './shop-config.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const slots: Same<SlotName, 'hero' | 'offer'> = true;
export const hero: Same<VariantName<'hero'>, 'default' | 'deal' | 'again' | 'words'> = true;
export const offer: Same<VariantName<'offer'>, 'default' | 'coupon'> = true;
export const rendered: Same<RenderedVariant<'hero'>, 'deal' | 'again'> = true;
export const written: Same<RenderedVariant<'offer'>, never> = true;

export const vitrine = start(config);

export function Hooks() {
  const { variant, object, props } = useSlot('hero');
  // @ts-expect-error no such slot
  useSlot('hreo');
  if (variant === 'deal') return <section {...props}>{object?.name}</section>;
  // @ts-expect-error no such variant of this slot
  if (variant === 'coupon') return null;
  return <section {...props} />;
}

export const fits = [
  <Slot name="hero" variants={{ deal: <b>Sale</b>, again: ({ object }) => object?.name }} />,
  <Slot name="hero" as="a" href="/sale" className="hero" variants={{ deal: 'Sale', again: null }}>
    <h1>Linen</h1>
  </Slot>,
  // Vitrine writes what stands here
  <Slot name="offer" as="aside">
    Free delivery
  </Slot>,
];

export const faults = [
  // @ts-expect-error no such slot
  <Slot name="banner" />,
  // @ts-expect-error nobody would render `deal` and `again`
  <Slot name="hero" />,
  // @ts-expect-error nobody would render `again`
  <Slot name="hero" variants={{ deal: 'Sale' }} />,
  // @ts-expect-error no such variant
  <Slot name="hero" variants={{ deal: 'Sale', again: 'Again', dael: 'Sale' }} />,
  // @ts-expect-error the config has content for `words`
  <Slot name="hero" variants={{ deal: 'Sale', again: 'Again', words: 'Words' }} />,
  // @ts-expect-error the config has a template for `coupon`
  <Slot name="offer" variants={{ coupon: 'A coupon' }} />,
  // @ts-expect-error a section leads nowhere
  <Slot name="offer" as="section" href="/sale" />,
  // @ts-expect-error its content is its children, or a variant
  <Slot name="offer" dangerouslySetInnerHTML={{ __html: '' }} />,
];

export function asked(): void {
  const test = createTestVitrine({ slots: { hero: 'deal' }, segments: ['intent:high'] });
  test.show('offer', 'coupon');
  // @ts-expect-error no such variant of this slot
  test.show('offer', 'deal');
  // @ts-expect-error no such slot
  test.show('banner', 'deal');
  // @ts-expect-error no such variant
  createTestVitrine({ slots: { hero: 'coupon' } });
  // @ts-expect-error family:name
  createTestVitrine({ segments: ['high'] });
}
