import { number } from './number.js';
import { kindOf } from './page-kind.js';
import { personal } from './personal.js';

/** Reads one field: its value, undefined when it is not what it must be, null when it looks like personal data. */
export type Field = Readonly<{ wants: string; read(value: unknown): string | number | undefined | null }>;
export type Fields = Readonly<Record<string, Field>>;

/** Longest text that is kept. */
const limit = 200;

const plain = (value: unknown): string | undefined =>
  typeof value === 'string' || Number.isFinite(value) ? String(value).slice(0, 999).trim() : undefined;

const textField = (typed?: boolean): Field => ({
  wants: 'text',
  read(value) {
    const said = plain(value);
    return said && personal(said, typed) ? null : said?.slice(0, limit).trim();
  },
});

const text = textField();

const amount: Field = {
  wants: 'a number such as 12.5',
  read(value) {
    const read = number(value);
    return read! < 0 ? undefined : read;
  },
};

const pattern = (wants: string, allowed: RegExp): Field => ({
  wants,
  read: (value) => plain(value)?.match(allowed)?.[0],
});

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
  currency: {
    wants: 'a code such as EUR',
    read: (value) =>
      plain(value)
        ?.toUpperCase()
        .match(/^[A-Z]{3}$/)?.[0],
  },
};

/** What is kept of a page_view besides. */
export const pageFields: Fields = {
  page_kind: { wants: 'a page kind', read: (value) => kindOf(plain(value)) },
  page_path: {
    wants: 'a path',
    read: (value) =>
      plain(value)
        ?.match(/^(?:\w+:\/\/[^/]+)?(\/[^?#]*)/)?.[1]
        ?.split('/')
        .map((part) => (personal(part) ? '*' : part))
        .join('/')
        .slice(0, limit),
  },
  campaign: text,
  referrer_class: pattern('a class of referrer', /^(direct|internal|search|social|email|paid|referral)$/),
  device: pattern('a device', /^(phone|tablet|desktop)$/),
  utc_offset: { wants: 'minutes', read: number },
};
