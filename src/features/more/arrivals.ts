import type { FeatureGroup } from '../feature-group.js';

const CLASSES = ['direct', 'search', 'social', 'email', 'paid', 'referral'] as const;

type ArrivalsState = {
  /** The class of the log's first page view, once there is one; an empty text if it has none. */
  first: string | null;
  /** Whether an address of this session had a utm parameter, a campaign, or an advertiser's click id. */
  utm: number;
  campaign: number;
  ads: number;
  /** Page views of the whole log to which an affiliate led. */
  affiliates: number;
};

/** How the shopper came the first time, and what the addresses of this session told of advertising. */
export const arrivals: FeatureGroup<ArrivalsState> = {
  name: 'arrivals',
  takes: ['page_view'],
  ids: [
    ...CLASSES.map((known) => `first_source_${known}@1` as const),
    'utm_arrival@1',
    'campaign_arrival@1',
    'click_ads@1',
    'affiliate_arrivals@1',
  ],
  start: () => ({ first: null, utm: 0, campaign: 0, ads: 0, affiliates: 0 }),
  nextSession(state) {
    Object.assign(state, { utm: 0, campaign: 0, ads: 0 });
  },
  fold(state, { name, params }) {
    if (name !== 'page_view') return false;
    const { referrer_class: known, click_source: click } = params;
    state.first ??= typeof known === 'string' ? known.slice(0, 20) : '';
    if (params.utm) state.utm = 1;
    if (params.campaign) state.campaign = 1;
    if (click && click !== 'email') state.ads = 1;
    if (params.affiliate) state.affiliates += 1;
  },
  read: ({ first, utm, campaign, ads, affiliates }) => [
    ...CLASSES.map((known) => (known === first ? 1 : 0)),
    utm,
    campaign,
    ads,
    affiliates,
  ],
};
