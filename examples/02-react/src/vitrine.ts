import { defineConfig, start } from 'vitrine';
import { consentSource } from './consent.ts';

const base = import.meta.env.BASE_URL;

const config = defineConfig({
  assets: `${base}vitrine/`,
  consent: consentSource,
  campaigns: { 'autumn-sale': 'discount' },
  slots: {
    // no content: what these look like, slots.tsx says
    hero: {
      variants: {
        'still-thinking': { segments: ['intent:high'], priority: 20 },
        sale: { segments: ['cluster:discount-seeker', 'context:campaign-discount'], priority: 10 },
      },
    },
    cta: { variants: { 'ready-to-pay': { segments: ['intent:checkout', 'intent:high'] } } },
    // what is written here, Vitrine puts into the words that React has rendered; the line is as high with any of them
    offer: {
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
  },
});

declare module 'vitrine' {
  // from here on the compiler knows every slot and every variant by name
  interface Register {
    config: typeof config;
  }
}

/**
 * The one Vitrine of this page; on the server one that does nothing. It stands outside of the components, so mounting them twice starts
 * nothing twice. When an edited module replaces it while the page stays, the provider stops the one before.
 */
export const vitrine = start(config);

// nothing of it ever throws; this is where a shop tells its own error tracker
vitrine.onError(({ code, message }) => console.warn(`${code}: ${message}`));
