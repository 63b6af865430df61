import { number } from './number.js';
import { kindOf } from './page-kind.js';
import { personal } from './personal.js';

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

const amount: Field = (value) => {
  const read = number(value);
  return read! < 0 ? undefined : read;
};

const pattern =
  (allowed: RegExp): Field =>
  (value) =>
    plain(value)?.match(allowed)?.[0];

/** A whole number from 0 to 99. */
const few: Field = (value) => {
  const read = amount(value) as number;
  return read % 1 || read > 99 ? undefined : read;
};

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
  search_term: textField(true),
  value: amount,
  percent_scrolled: amount,
  engagement_time_msec: amount,
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
};
