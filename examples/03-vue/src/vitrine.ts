import { start, type Config } from 'vitrine';
import { consentSource } from './consent.ts';

const base = import.meta.env.BASE_URL;

const config = {
  assets: `${base}vitrine/`,
  consent: consentSource,
  campaigns: { 'autumn-sale': 'discount' },
  // this example runs its models by ONNX Runtime; left out, Vitrine's own interpreter does, and nothing of ort/ is loaded
  runtime: 'ort',
  slots: {
    hero: {
      variants: {
        'still-thinking': {
          segments: ['intent:high'],
          priority: 20,
          content: {
            '.eyebrow': { text: 'Where you left off' },
            h1: { text: 'Still thinking about {object}?' },
            '.lead': { text: 'Keep it for sixty days. If it does not fit your shelf, we pay its way back.' },
            '.button': { text: 'Look once more', link: `${base}products/{object}` },
          },
        },
        sale: {
          segments: ['cluster:discount-seeker', 'context:campaign-discount'],
          priority: 10,
          content: {
            '.eyebrow': { text: 'Seconds week' },
            h1: { text: 'A drip in the glaze, a fifth off the price' },
            '.button': { text: 'See the moor vase', link: `${base}products/moor-vase` },
          },
        },
      },
    },
    offer: {
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
} satisfies Config;

/** The one Vitrine of this page. It stands outside of the components, so mounting them again starts nothing again. */
export const vitrine = start(config);

// nothing of it ever throws; this is where a shop tells its own error tracker
vitrine.onError(({ code, message }) => console.warn(`${code}: ${message}`));

// an edited config replaces this module while the page stays
import.meta.hot?.dispose(() => vitrine.stop());
