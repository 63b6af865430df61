/* Compiled by `npm run check`, never run: each line below an expected error must be one. */
import { createElement } from 'react';
import { defineConfig, start, type Config, type SlotName, type VariantName } from '../../src/index.js';
import { Slot, useSlot } from '../../src/react/index.js';

const config = defineConfig({
  consent: (set) => set({ personalize: 'granted' }),
  onConsentRecord: ({ state }) => state.measure,
  campaigns: { 'autumn-sale': 'discount' },
  seasons: [{ id: 'winter', from: '12-01', to: '02-28' }],
  suppress: {},
  slots: { hero: { variants: { sale: { segments: ['cluster:discount-seeker'], content: { h1: { text: 'Sale' } } } } } },
});
export const loose: Config = config;
export const running = start(config);
// every name is kept
export const text: 'Sale' = config.slots.hero.variants.sale.content.h1.text;

// @ts-expect-error no such setting
defineConfig({ slot: {} });
// @ts-expect-error no such setting of a slot
defineConfig({ slots: { hero: { selectr: '.hero', variants: {} } } });
// @ts-expect-error no such setting of a variant
defineConfig({ slots: { hero: { variants: { sale: { segments: ['intent:high'], contnet: {} } } } } });
// @ts-expect-error a segment's id is family:name
defineConfig({ slots: { hero: { variants: { sale: { segments: ['discount-seeker'] } } } } });
// @ts-expect-error HTML is never written
defineConfig({ slots: { hero: { variants: { sale: { content: { h1: { html: '<b>Sale</b>' } } } } } } });
// @ts-expect-error no such limit
defineConfig({ budget: { cpu: 300, lcp: 2500 } });
// @ts-expect-error no such capability
defineConfig({ consent: (set) => set({ marketing: 'granted' }) });

// without a registered config, any name will do
export const slot: SlotName = 'anything' as string;
export const variant: VariantName = 'anything' as string;
export const Any = () => useSlot('anything').variant === 'whatever';
export const any = createElement(Slot, { name: 'anything', variants: { whatever: null } });
// @ts-expect-error a slot has a name
export const nameless = createElement(Slot, { variants: {} });
