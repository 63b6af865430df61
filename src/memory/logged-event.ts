import type { ShopEvent } from '../capture/shop-event.js';

/**
 * An event as the log holds it. `seq` rises by one per event over all tabs; `session` is GA4's session number, 1 for the first
 * visit, raised when 30 minutes pass without an event. Both are assigned inside the write transaction.
 */
export type LoggedEvent = ShopEvent & Readonly<{ seq: number; session: number }>;
