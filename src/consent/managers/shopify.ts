import type { PurposeMap } from '../consent-options.js';
import type { OpenManager } from './manager.js';

const USUAL: PurposeMap = {
  contextual: ['preferences'],
  persist: ['preferences'],
  personalize: ['preferences'],
  measure: ['analytics'],
  learn: ['analytics'],
  export: ['marketing', 'sale_of_data'],
};

type CustomerPrivacy = Readonly<{
  currentVisitorConsent(): Readonly<Record<string, 'yes' | 'no' | ''>>;
  preferencesProcessingAllowed(): boolean;
  analyticsProcessingAllowed(): boolean;
  marketingAllowed(): boolean;
  saleOfDataAllowed(): boolean;
  consentStatus?: string;
}>;
type Shopify = Readonly<{
  customerPrivacy?: CustomerPrivacy;
  loadFeatures?: (features: unknown, done: unknown) => void;
}>;

const FEATURE = [{ name: 'consent-tracking-api', version: '0.1' }];

/**
 * Shopify Customer Privacy: what is allowed there mixes the merchant's settings, the region and the choice, so that it is a yes only
 * with the shopper's own beside it, and where it stands without one nobody need be asked. The sale of data is a right to object: its no
 * closes, and no yes is needed. Its file is asked for only where the shop names `shopify`: that is a request.
 *
 * @contract documented and typed: shopify.dev (Customer Privacy API), `@shopify/hydrogen` 2026.4.
 */
export const open: OpenManager = ({ global, on, says, safe, changed, options }) => {
  const shopify = () => Object(global('Shopify')) as Shopify;
  on('visitorConsentCollected consentTrackingApiLoaded shopifyCustomerPrivacyApiLoaded', document);
  const { customerPrivacy, loadFeatures } = shopify();
  if (!customerPrivacy && options.sources?.includes('shopify'))
    loadFeatures?.call(global('Shopify'), FEATURE, safe(changed));
  return () => {
    const api = shopify().customerPrivacy;
    if (!api?.currentVisitorConsent || api.consentStatus === 'loading') return undefined;
    const chosen = api.currentVisitorConsent();
    const allowed: Readonly<Record<string, boolean>> = {
      preferences: api.preferencesProcessingAllowed(),
      analytics: api.analyticsProcessingAllowed(),
      marketing: api.marketingAllowed(),
      sale_of_data: api.saleOfDataAllowed(),
    };
    const isAllowed = (purpose: string) => {
      const choice = chosen[purpose] || (purpose === 'sale_of_data' && 'yes');
      return choice ? choice === 'yes' && allowed[purpose] : undefined;
    };
    const told = says(USUAL, isAllowed);
    const raw = { chosen: { ...chosen }, allowed };
    const open = ['preferences', 'analytics', 'marketing'].filter((purpose) => !chosen[purpose]);
    // what is allowed without a choice is left to the config
    if (open.length && open.every((purpose) => allowed[purpose])) {
      const known = Object.entries(told).filter(([, state]) => state !== 'unknown');
      return { says: Object.fromEntries(known), raw, notRequired: true, note: 'no answer needed' };
    }
    return open.length < 3 ? { says: told, raw } : { says: told, raw, note: 'no answer yet' };
  };
};
