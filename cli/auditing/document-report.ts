import type { Hearing } from '../../src/capture/reading/tally/tally.js';
import type { ShopEvent } from '../../src/capture/shop-event.js';
import type { ConsentOrder } from '../../src/inspector/audit/consent-order.js';

/** What one document of a browser has heard so far. */
export type DocumentReport = Readonly<{
  /** Random, another for each document. */
  id: string;
  url: string;
  hearing: Hearing;
  /** The events that would be kept, in order. */
  events: readonly ShopEvent[];
  /** Where the data layer has consent and events. */
  consent: ConsentOrder;
}>;
