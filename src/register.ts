import type { SlotConfig } from './slots/slot-config.js';

/**
 * Where a shop tells the compiler its config, so that names of slots and variants are checked:
 * `declare module 'vitrine' { interface Register { config: typeof config } }`. Until then they are strings.
 */
// an interface, since only that can be added to
export interface Register {}

type Slots = Register extends { config: { slots: infer Given } } ? Given : Readonly<Record<string, SlotConfig>>;

/** The name of a slot of the registered config. */
export type SlotName = keyof Slots & string;

type Variants<Name extends SlotName> = Slots[Name] extends { variants: infer Given } ? Given : never;

/** What may stand in a slot: a variant of the registered config, or `default` for the shop's own. */
export type VariantName<Name extends SlotName = SlotName> = 'default' | (keyof Variants<Name> & string);

/** What Vitrine writes by itself. */
type Written = Readonly<{ content: unknown }> | Readonly<{ template: unknown }> | Readonly<{ list: unknown }>;

/** The variants of a slot that the page has to render, since the config has no content for them. */
export type RenderedVariant<Name extends SlotName = SlotName> = keyof {
  readonly [Variant in keyof Variants<Name> as Variants<Name>[Variant] extends Written ? never : Variant]: unknown;
} &
  string;
