import { defineConfig, start } from 'vitrine';
import { consentSource } from './consent.ts';

const base = import.meta.env.BASE_URL;

const config = defineConfig({
  assets: `${base}vitrine/`,
  consent: consentSource,
  campaigns: { 'autumn-sale': 'discount' },
  // this example runs its models by ONNX Runtime; left out, Vitrine's own interpreter does, and nothing of ort/ is loaded
  runtime: 'ort',
  slots: {
    // without content: the page renders these itself, in home-page.vue
    hero: {
      variants: {
        'still-thinking': { segments: ['intent:high'], priority: 20 },
        sale: { segments: ['cluster:discount-seeker', 'context:campaign-discount'], priority: 10 },
      },
    },
    // with content: Vitrine writes it into what the page has rendered
    offer: {
      // a line that may change while it is looked at
      live: true,
      variants: {
        'ready-to-pay': {
          segments: ['intent:checkout'],
          priority: 30,
          content: { p: { text: 'Packed in straw today.' } },
        },
        'still-thinking': {
          segments: ['intent:high'],
          priority: 20,
          content: { p: { text: '{object} travels free: the parcel is on us.' } },
        },
      },
    },
    cta: {
      variants: {
        'ready-to-pay': {
          segments: ['intent:checkout', 'intent:high'],
          priority: 20,
          content: {
            h2: { text: 'Ready when you are' },
            p: { text: 'Two minutes, and no account is needed.' },
            a: { text: 'Go to your cart', link: `${base}cart` },
          },
        },
      },
    },
  },
});

declare module 'vitrine' {
  /** From here on a slot or a variant of another name is an error of the compiler's. */
  interface Register {
    config: typeof config;
  }
}

/** The one Vitrine of this page, which does nothing on a server. It stands outside of the components, so mounting them again starts nothing again. */
export const vitrine = start(config);

// nothing of it ever throws; this is where a shop tells its own error tracker
vitrine.onError(({ code, message }) => console.warn(`${code}: ${message}`));

// an edited config replaces this module while the page stays
import.meta.hot?.dispose(() => vitrine.stop());
