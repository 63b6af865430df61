import type { Family } from '../family.js';
import type { Settled } from './judging/settled-family.js';
import { buyer } from './predictive/buyer.js';
import { churnRisk } from './predictive/churn-risk.js';
import { nextPurchase } from './predictive/next-purchase.js';
import { upsell } from './predictive/upsell.js';

/**
 * What the models expect: an order in this visit, silence, a dearer choice, the time of the next order. A family each, since most events
 * move one or two of them; the last sees the first.
 */
export const predictive: readonly Family<Settled<number>>[] = [buyer, churnRisk, upsell, nextPurchase];
