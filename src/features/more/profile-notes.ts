import type { FeatureNote } from '../feature-notes.js';
import type { FeatureId } from '../feature-vector.js';

const CURRENCY = "the shop's currency";

/** What the shop told by `vitrine.identify()` or in a signed document; the latest that it knew of each, never added to what the browser saw. */
export const PROFILE_NOTES: Readonly<Record<FeatureId, FeatureNote>> = {
  'profile_known@1': { unit: '0 or 1', definition: 'whole log: 1 if the shop has told a profile of the customer' },
  'profile_age_days@1': {
    unit: 'days',
    definition: 'whole log: full days since the newest as_of of the profile; 0 without one',
  },
  'known_orders@1': { unit: 'orders', definition: "whole log: the profile's orders" },
  'known_aov@1': { unit: CURRENCY, definition: "whole log: the profile's aov, or its order_value over its orders" },
  'known_days_since_order@1': {
    unit: 'days',
    definition: "whole log: full days since the profile's last_order_at; 0 while unknown",
  },
  'known_days_since_first_order@1': { unit: 'days', definition: 'likewise its first_order_at' },
  'known_return_rate@1': {
    unit: '0 to 1',
    definition: "whole log: the profile's return_rate, or its returns over its orders",
  },
  'known_support_contacts@1': { unit: 'contacts', definition: "whole log: the profile's support_contacts" },
  'known_open_complaints@1': { unit: 'complaints', definition: "whole log: the profile's open_complaints" },
  'known_store_orders@1': {
    unit: 'orders',
    definition: "whole log: the profile's store_orders: purchases at the till",
  },
  'known_store_value@1': { unit: CURRENCY, definition: "whole log: the profile's store_value" },
  'known_app_sessions@1': { unit: 'sessions', definition: "whole log: the profile's app_sessions" },
  'known_push_response@1': {
    unit: '0 to 1',
    definition: "whole log: the profile's push_opened over its push_sent; 0 where none were sent",
  },
  'known_email_open_rate@1': { unit: '0 to 1', definition: 'likewise email_opened over email_sent' },
  'known_email_click_rate@1': { unit: '0 to 1', definition: 'likewise email_clicked over email_sent' },
  'known_loyalty_level@1': { unit: '0 to 1', definition: "whole log: the profile's loyalty_level over loyalty_levels" },
  'known_category_match@1': {
    unit: '0 to 1',
    definition: "share of item views whose item_category is one of the profile's categories; 0 without item views",
  },
};
