import { EVENT_STEPS } from './step-codes.js';

/**
 * The event names that the first models were trained on. Models hold what follows from them, so the list never grows: a feature of
 * theirs takes an event of any later name as if it had not been.
 */
export const FIRST_NAMES: ReadonlySet<unknown> = new Set([
  ...EVENT_STEPS.keys(),
  'page_view',
  'view_promotion',
  'user_engagement',
  'scroll',
  'tick',
]);
