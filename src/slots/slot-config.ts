import type { SegmentId } from '../segments/segment.js';

/** What a variant does to one element. Text and links may hold `{object}`, the product or category meant. */
export type ElementContent = Readonly<{
  text?: string;
  /** `href`, for links. */
  link?: string;
  image?: Readonly<{ src: string; srcset?: string; sizes?: string; alt?: string }>;
  /** Other attributes: `alt`, `title`, `class`, `aria-*`, `data-*`. */
  attributes?: Readonly<Record<string, string>>;
  /** CSS custom properties of the element. */
  variables?: Readonly<Record<`--${string}`, string>>;
}>;

/** What may stand in a slot. Either `content` or `template`. */
export type VariantConfig = Readonly<{
  /** Any of these active makes the variant eligible; absent: everyone. */
  segments?: readonly SegmentId[];
  /** Any of these active makes it ineligible. */
  except?: readonly SegmentId[];
  /** Higher wins; default 0. */
  priority?: number;
  /** By selector inside the slot; `:scope` is the slot's element itself. */
  content?: Readonly<Record<string, ElementContent>>;
  /** Selector of a `<template>` of the page that is shown in place of the slot's own content. */
  template?: string;
}>;

/** A marked place on the page. */
export type SlotConfig = Readonly<{
  /** Default: `[data-vitrine-slot="<name>"]`. */
  selector?: string;
  variants: Readonly<Record<string, VariantConfig>>;
}>;
