/* Compiled by `npm run check`, never run: each line below an expected error must be one. */
import type { Config, ConsentSource, SegmentId, Vitrine } from '../../src/index.js';

export const whole = {
  assets: '/vitrine/',
  consent: (set) => set({ personalize: 'granted', persist: 'denied' }),
  campaigns: { 'autumn-sale': 'discount' },
  budget: { cpu: 300, longTask: 50 },
  capture: { pageKinds: [{ path: '^/p/', kind: 'product' }] },
  slots: {
    hero: {
      selector: '.hero',
      variants: {
        sale: { segments: ['cluster:discount-seeker'], priority: 10, content: { h1: { text: 'Sale', link: '/sale' } } },
        lookbook: { except: ['intent:checkout'], template: '#lookbook' },
      },
    },
  },
} satisfies Config;

// what `satisfies` leaves is exact, so a misspelt slot or variant of one's own is an error too
export const priority: number = whole.slots.hero.variants.sale.priority;
// @ts-expect-error no such variant
export const misspelt = whole.slots.hero.variants.sael;

export const wrong = [
  // @ts-expect-error a slot has variants
  { slots: { hero: { segments: ['intent:high'] } } },
  // @ts-expect-error a segment's id is family:name
  { slots: { hero: { variants: { a: { segments: ['discount-seeker'] } } } } },
  // @ts-expect-error content is by selector, and text is a string
  { slots: { hero: { variants: { a: { content: { h1: { text: 1 } } } } } } },
  // @ts-expect-error HTML is never written
  { slots: { hero: { variants: { a: { content: { h1: { html: '<b>Sale</b>' } } } } } } },
  // @ts-expect-error an image has a source
  { slots: { hero: { variants: { a: { content: { img: { image: { alt: 'A coat' } } } } } } } },
  // @ts-expect-error no such page kind
  { capture: { pageKinds: [{ path: '^/p/', kind: 'pdp' }] } },
  // @ts-expect-error models are in a folder, or there are none
  { models: true },
  // @ts-expect-error a budget has limits, or there is none
  { budget: true },
  // @ts-expect-error nothing of that name is measured
  { budget: { lcp: 2500 } },
  // @ts-expect-error no such setting
  { slot: {} },
] satisfies Config[];

// @ts-expect-error no such capability
export const noCapability: ConsentSource = (set) => set({ marketing: 'granted' });
// @ts-expect-error no such state
export const noState: ConsentSource = (set) => set({ personalize: true });
// @ts-expect-error what a source returns is called
export const noStop: ConsentSource = () => 'stop';
// @ts-expect-error family:name
export const noFamily: SegmentId = 'high';

/** What the types of a running instance promise. */
export function promises(vitrine: Vitrine): void {
  vitrine.track('view_item', { items: [{ item_id: 'A1', price: 12, quantity: 1 }] });
  vitrine.track('size_guide_view');
  const stop: () => void = vitrine.segments.subscribe((segments) => segments.map(({ object }) => object?.name));
  stop();
  // @ts-expect-error what it hands out is read-only
  vitrine.segments.get().push({});
  // @ts-expect-error only Vitrine sets segments
  vitrine.segments.set([]);
  // @ts-expect-error consent is told, not assigned
  vitrine.consent.get().personalize = 'granted';
}
