import type { PurposeMap } from '../consent-options.js';

const FUNCTIONAL = ['functional|functionality|preferences|personalization|personalisation'];
const ANALYTICS = ['analytics|analytical|statistics|performance|measurement'];

/** The categories of managers that leave their names to the shop, by the names that most shops give them. */
export const USUAL_CATEGORIES: PurposeMap = {
  contextual: FUNCTIONAL,
  persist: FUNCTIONAL,
  personalize: FUNCTIONAL,
  measure: ANALYTICS,
  learn: ANALYTICS,
  export: ['marketing|advertising|ads|advertisement|targeting'],
};
