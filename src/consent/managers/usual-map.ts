import type { PurposeMap } from '../consent-options.js';

/** What the three categories that most banners share open: remembering a shopper's ways, counting, and handing over. */
export const usualMap = (functional: string, statistics: string, marketing: string): PurposeMap => ({
  contextual: [functional],
  persist: [functional],
  personalize: [functional],
  measure: [statistics],
  learn: [statistics],
  export: [marketing],
});
