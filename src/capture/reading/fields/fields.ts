import { number } from '../../../lib/number.js';
import { kindOf } from '../page/page-kind.js';
import { personal } from '../privacy/personal.js';

/** Reads one field: its value, or undefined when it is not what it must be (in words: event-forms.ts) or looks like personal data. */
export type Field = (value: unknown) => string | number | undefined;
export type Fields = Readonly<Record<string, Field>>;

/** Longest text that is kept. */
const limit = 200;

const plain = (value: unknown): string | undefined =>
  typeof value === 'string' || Number.isFinite(value) ? String(value).slice(0, 999).trim() : undefined;

const textField =
  (typed?: boolean): Field =>
  (value) => {
    const said = plain(value);
    return said && personal(said, typed) ? undefined : said?.slice(0, limit).trim();
  };

const text = textField();
const typed = textField(true);

/** Whether a field takes text of any kind, and so may be kept as a hash. */
export const isText = (field: Field): boolean => field === text || field === searched;

/** Any text: for a field that is kept as a hash. */
export const anyText: Field = plain;

/** Most words of a search: what is longer is no search but free text. */
const MOST_WORDS = 12;

const searched: Field = (value) => {
  const said = typed(value) as string | undefined;
  return said && said.split(/\s+/).length > MOST_WORDS ? undefined : said;
};

const amount: Field = (value) => {
  const read = number(value);
  return read! < 0 ? undefined : read;
};

const pattern =
  (allowed: RegExp): Field =>
  (value) =>
    plain(value)?.match(allowed)?.[0];

/** A whole number from 0 to `most`. */
const whole = (value: unknown, most: number): number | undefined => {
  const read = amount(value) as number;
  return read % 1 || read > most ? undefined : read;
};

const few: Field = (value) => whole(value, 99);

const within = (value: unknown, most: number): number | undefined => {
  const read = amount(value) as number;
  return read <= most ? read : undefined;
};

const flag: Field = (value) => (value === 1 || value === true || value === '1' ? 1 : undefined);

const cue = pattern(/^(countdown|stock|offer)$/);

/** What is kept of an item. */
export const itemFields: Fields = {
  item_id: text,
  item_name: text,
  item_brand: text,
  item_category: text,
  item_category2: text,
  item_variant: text,
  item_list_id: text,
  item_list_name: text,
  coupon: text,
  index: amount,
  price: amount,
  discount: amount,
  quantity: amount,
  review_count: amount,
};

/** What is kept of any event, beside its items. */
export const eventFields: Fields = {
  item_list_id: text,
  item_list_name: text,
  promotion_id: text,
  promotion_name: text,
  creative_name: text,
  creative_slot: text,
  coupon: text,
  transaction_id: text,
  search_term: searched,
  value: amount,
  percent_scrolled: amount,
  engagement_time_msec: amount,
  confidence: (value) => within(value, 1),
  currency: (value) =>
    plain(value)
      ?.toUpperCase()
      .match(/^[A-Z]{3}$/)?.[0],
};

/** What is kept besides of events of one name. */
export const ownFields: Readonly<Record<string, Fields>> = {
  page_view: {
    page_kind: (value) => kindOf(plain(value)),
    page_path: (value) =>
      plain(value)
        ?.match(/^(?:\w+:\/\/[^/]+)?(\/[^?#]*)/)?.[1]
        ?.split('/')
        .map((part) => (personal(part) ? '*' : part))
        .join('/')
        .slice(0, limit),
    campaign: text,
    referrer_class: pattern(/^(direct|internal|search|social|email|paid|referral)$/),
    device: pattern(/^(phone|tablet|desktop)$/),
    utc_offset: number,
    click_source: pattern(/^(google|microsoft|meta|tiktok|pinterest|x|email|other)$/),
    affiliate: flag,
    utm: flag,
    connection: pattern(/^(saving|slow|fast)$/),
    power: pattern(/^(low|mid|high)$/),
    season: pattern(/^[a-z0-9-]+( [a-z0-9-]+)*$/),
    // no tag is no fault: other tools take words here
    language: (value) => plain(value)?.match(/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i)?.[0] ?? '',
    lot: (value) => whole(value, 65_535),
  },
  list_sort: { sort_by: pattern(/^(price_asc|price_desc|newest|rating|popularity)$/) },
  list_filter: { filter_by: pattern(/^(price|brand|category|size|colour|other)$/) },
  review_read: {
    theme_quality: few,
    theme_value: few,
    theme_fit: few,
    theme_style: few,
    theme_service: few,
    theme_durability: few,
  },
  video_progress: { video_percent: (value) => within(value, 100) },
  section_view: {
    section: pattern(/^(description|details|reviews|recommendations|gallery|delivery|size_guide|other)$/),
  },
  delivery_info_view: { topic: pattern(/^(shipping|returns)$/) },
  urgency_view: { cue },
  urgency_seen: { cue },
  hesitation: { control: pattern(/^(cart|pay|variant|quantity)$/) },
  tab_return: { away: pattern(/^(short|medium|long)$/) },
  social_click: { network: pattern(/^(instagram|facebook|tiktok|youtube|pinterest|x|linkedin|other)$/) },
  weather_update: { weather: pattern(/^(clear|cloudy|rain|snow|storm|fog|hot|cold)$/) },
};
