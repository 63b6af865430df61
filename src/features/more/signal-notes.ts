import type { FeatureNote } from '../feature-notes.js';
import type { FeatureId } from '../feature-vector.js';

const EVENTS = 'events';

const cues = ['countdown', 'stock', 'offer'];
const sources = ['search', 'social', 'email', 'paid', 'referral'];
const weathers = ['cloudy', 'rain', 'snow', 'storm', 'fog', 'hot', 'cold'];

const URGENCY: Readonly<Record<FeatureId, FeatureNote>> = Object.fromEntries([
  ...cues.map((cue) => [
    `${cue}_views@1`,
    { unit: EVENTS, definition: `whole log: urgency_view events with the cue ${cue}` },
  ]),
  ...cues.map((cue) => [
    `${cue}_clicks@1`,
    { unit: EVENTS, definition: `whole log: urgency_seen events with the cue ${cue}` },
  ]),
]);

const COUNTED: Readonly<Record<FeatureId, FeatureNote>> = {
  'section_views@1': { unit: EVENTS, definition: 'section_view events' },
  'review_section_views@1': { unit: EVENTS, definition: 'section_view events of the section reviews' },
  'review_reads@1': { unit: EVENTS, definition: 'review_read events' },
  'size_guide_views@1': { unit: EVENTS, definition: 'size_guide_view events' },
  'delivery_reads@1': { unit: EVENTS, definition: 'delivery_info_view events' },
  'returns_reads@1': { unit: EVENTS, definition: 'delivery_info_view events on returns' },
  'compares@1': { unit: EVENTS, definition: 'compare_add events' },
  'variant_selects@1': { unit: EVENTS, definition: 'variant_select events' },
  'hesitations@1': { unit: EVENTS, definition: 'hesitation events' },
  'cart_hesitations@1': { unit: EVENTS, definition: 'hesitation events over the control cart' },
  'pay_hesitations@1': { unit: EVENTS, definition: 'hesitation events over the control pay' },
  'rage_clicks@1': { unit: EVENTS, definition: 'rage_click events' },
  'dead_clicks@1': { unit: EVENTS, definition: 'dead_click events' },
  'item_copies@1': { unit: EVENTS, definition: 'item_copy events' },
  'exit_intents@1': { unit: EVENTS, definition: 'exit_intent events' },
  'tab_returns@1': { unit: EVENTS, definition: 'tab_return events' },
  'tab_returns_long@1': { unit: EVENTS, definition: 'tab_return events after a long time away' },
  'social_clicks@1': { unit: EVENTS, definition: 'social_click events' },
  'coupon_field_visits@1': { unit: EVENTS, definition: 'coupon_field_focus events' },
  'videos_watched@1': {
    unit: 'videos',
    definition: 'videos that came to 75 percent or to their end, by video_progress and video_complete events',
  },
};

const CHANGES: Readonly<Record<FeatureId, FeatureNote>> = {
  'price_drops_seen@1': {
    unit: 'views',
    definition: 'item views with a lower price than the last view of the same item and variant, in any session',
  },
  'price_rises_seen@1': { unit: 'views', definition: 'likewise with a higher price' },
  'review_growth_seen@1': { unit: 'views', definition: 'likewise with more reviews' },
  'price_band@1': {
    unit: '0 to 5',
    definition:
      'fifth of the prices seen in lists that the median price of the viewed items lies in, 1 the cheapest; 0 while unknown',
  },
};

const ARRIVALS: Readonly<Record<FeatureId, FeatureNote>> = {
  'first_source_direct@1': {
    unit: '0 or 1',
    definition: "whole log: 1 if the log's first page view has the referrer_class direct",
  },
  ...Object.fromEntries(
    sources.map((known) => [`first_source_${known}@1`, { unit: '0 or 1', definition: `likewise ${known}` }]),
  ),
  'utm_arrival@1': { unit: '0 or 1', definition: '1 if a page view told of a utm parameter' },
  'campaign_arrival@1': { unit: '0 or 1', definition: '1 if a page view told of a campaign' },
  'click_ads@1': { unit: '0 or 1', definition: '1 if a page view told of a click_source other than email' },
  'affiliate_arrivals@1': { unit: 'pages', definition: 'whole log: page views to which an affiliate led' },
};

const NOW: Readonly<Record<FeatureId, FeatureNote>> = {
  'connection_slow@1': { unit: '0 or 1', definition: '1 if the latest page view told of a slow connection' },
  'connection_saving@1': { unit: '0 or 1', definition: '1 if the latest page view told that data are to be saved' },
  'power_low@1': { unit: '0 or 1', definition: '1 if the latest page view told of a weak device' },
  'device_phone@1': { unit: '0 or 1', definition: '1 if the latest page view told of a phone' },
  'device_tablet@1': { unit: '0 or 1', definition: 'likewise a tablet' },
  'device_desktop@1': { unit: '0 or 1', definition: 'likewise a desktop' },
  'season_stands@1': { unit: '0 or 1', definition: "1 if one of the shop's seasons stood at the latest page view" },
  'daypart_morning@1': {
    unit: '0 or 1',
    definition: "1 if the latest event lies between 5 and 12 o'clock on the shopper's clock",
  },
  'daypart_afternoon@1': { unit: '0 or 1', definition: 'likewise between 12 and 17' },
  'daypart_evening@1': { unit: '0 or 1', definition: 'likewise between 17 and 22' },
  'daypart_night@1': { unit: '0 or 1', definition: 'likewise between 22 and 5' },
  'late_night@1': { unit: '0 or 1', definition: 'likewise between 23 and 5' },
  'weekday@1': { unit: '1 to 7', definition: "weekday of the latest event on the shopper's clock, Monday is 1" },
  'weather_clear@1': {
    unit: '0 or 1',
    definition: '1 if the latest weather_update says clear and is at most three hours old',
  },
  ...Object.fromEntries(
    weathers.map((word) => [`weather_${word}@1`, { unit: '0 or 1', definition: `likewise ${word}` }]),
  ),
  'bad_weather@1': { unit: '0 or 1', definition: 'likewise rain, snow, storm or fog' },
};

/** One line on each feature of signals and circumstances, in the order of the groups. */
export const SIGNAL_NOTES: Readonly<Record<FeatureId, FeatureNote>> = {
  ...URGENCY,
  ...COUNTED,
  ...CHANGES,
  ...ARRIVALS,
  ...NOW,
};
