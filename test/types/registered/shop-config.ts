/* The config of a shop that has told the compiler of it. */
import { defineConfig } from 'vitrine';

export const config = defineConfig({
  assets: '/vitrine/',
  consent: (set) => set({ personalize: 'granted' }),
  capture: { pageKinds: [{ path: '^/p/', kind: 'product' }], words: { cart: ['Korb'] } },
  budget: false,
  slots: {
    hero: {
      variants: {
        // nothing is written here, so the page renders them
        deal: { segments: ['cluster:discount-seeker'], priority: 10 },
        again: { segments: ['intent:high'] },
        words: { content: { h1: { text: 'The sale is on', link: '/sale' } } },
      },
    },
    offer: { selector: '.offer', variants: { coupon: { template: '#coupon' } } },
  },
});

declare module 'vitrine' {
  interface Register {
    config: typeof config;
  }
}
