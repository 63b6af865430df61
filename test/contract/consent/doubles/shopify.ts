import type { Answer, Double } from '../double.js';
import { fault, keptAnswer, page, tell } from './kept-answer.js';

type Word = 'yes' | 'no' | '';

/** Shopify: what is allowed mixes region, settings and choice; its file comes with the theme, or is asked for by `loadFeatures`. */
export function shopify(): Double & {
  /** A region in which nobody is asked. */
  openRegion(saleAllowed: boolean): void;
  /** A theme that has not loaded the file; what was asked of it. */
  theme(): unknown[];
} {
  const kept = keptAnswer('shopify');
  let answer: Answer | undefined;
  let region: { open: boolean; sale: boolean } = { open: false, sale: true };
  const word = (kind: keyof Answer): Word => (answer ? (answer[kind] ? 'yes' : 'no') : '');
  const allowed = (kind: keyof Answer) => (answer ? answer[kind] : region.open);
  const stand = () => {
    page['Shopify'] = {
      ...page['Shopify'],
      shop: 'a-shop.myshopify.com',
      customerPrivacy: {
        currentVisitorConsent: () => ({
          preferences: word('preferences'),
          analytics: word('statistics'),
          marketing: word('marketing'),
          sale_of_data: region.sale ? '' : 'no',
        }),
        preferencesProcessingAllowed: () => allowed('preferences'),
        analyticsProcessingAllowed: () => allowed('statistics'),
        marketingAllowed: () => allowed('marketing'),
        saleOfDataAllowed: () => region.sale,
        shouldShowBanner: () => !answer && !region.open,
      },
    };
  };
  const announce = () =>
    tell(
      'visitorConsentCollected',
      {
        preferencesAllowed: allowed('preferences'),
        analyticsAllowed: allowed('statistics'),
        marketingAllowed: allowed('marketing'),
        saleOfDataAllowed: region.sale,
      },
      document,
    );
  return {
    install() {
      answer = kept.read();
      region = { open: false, sale: true };
      stand();
      tell('consentTrackingApiLoaded', undefined, document);
    },
    choose(to) {
      answer = to;
      kept.write(to);
      announce();
    },
    unload() {
      delete page['Shopify'];
    },
    reset: kept.clear,
    break() {
      page['Shopify'].customerPrivacy.currentVisitorConsent = fault;
    },
    replace() {
      answer = undefined;
      stand();
    },
    installStub() {
      page['Shopify'] = { loadFeatures: () => undefined };
    },
    presume() {
      region = { open: true, sale: true };
      answer = undefined;
      announce();
    },
    openRegion(sale) {
      region = { open: true, sale };
      announce();
    },
    theme() {
      const asked: unknown[] = [];
      region = { open: false, sale: true };
      page['Shopify'] = {
        loadFeatures(features: unknown, done: (cause?: unknown) => void) {
          asked.push(features);
          stand();
          done();
        },
      };
      return asked;
    },
  };
}
