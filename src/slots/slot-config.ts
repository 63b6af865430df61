import type { VariantTerms } from '../decisions/decision.js';
import type { ListRule } from '../decisions/list-rule.js';
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

/** What a variant does to what the shopper pays, or seems to; docs/fairness.md. Selectors find within the slot. */
export type PriceConfig = Readonly<{
  /** What it does to the price by what is known of the shopper; `none`: the same price for all, with a prior price or a countdown. */
  effect: 'lower' | 'raise' | 'none';
  /** The element that says how the price came about. */
  disclosure?: string;
  /** The element with the price; default: the slot itself. */
  at?: string;
  /** Why no disclosure is needed: anybody may use it, or it goes by the page alone. */
  exempt?: 'public-coupon' | 'contextual';
  /** The one element with a price struck through: the lowest of the last 30 days. */
  prior?: string;
  /** The element that the shop fills with how many are left, or until when: no variant may write that. */
  source?: string;
}>;

/** Which products are listed, and how they are shown. */
export type ListConfig = ListRule &
  Readonly<{
    /** Selector of a `<template>` of the page, of which there is a copy for each product; absent where the page renders them itself. */
    template?: string;
  }>;

/** What may stand in a slot. Either `content` or `template`, or neither where the page renders it; when and where, and what it offers: docs/offers.md. */
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
  /** Products that are shown in place of the slot's own content; docs/catalogue.md. */
  list?: ListConfig;
  price?: PriceConfig;
}> &
  VariantTerms;

/** A marked place on the page. */
export type SlotConfig = Readonly<{
  /** Default: `[data-vitrine-slot="<name>"]`. */
  selector?: string;
  /** Selector of the host in whose open shadow root the slot is; or of several, each in the root of the one before. */
  shadow?: string | readonly string[];
  /** It may change while the shopper looks at it. */
  live?: boolean;
  variants: Readonly<Record<string, VariantConfig>>;
}>;
