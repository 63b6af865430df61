import { isRecord } from '../../lib/is-record.js';
import { readTime } from '../circumstances/read-time.js';

/** One field: what it may be, in a test and in words. */
export type Field = Readonly<{ holds(value: unknown): boolean; use: string }>;
export type Fields = Readonly<Record<string, Field>>;

const MOST_ENTRIES = 100;

const like = (form: RegExp, use: string): Field => ({
  holds: (value) => typeof value === 'string' && form.test(value),
  use,
});
const listOf = ({ holds, use }: Field): Field => ({
  holds: (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_ENTRIES && value.every(holds),
  use: `a list of ${use}`,
});
const currency = like(/^[A-Z]{3}$/, 'codes such as "EUR"');
const isShare = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const short = (use: string) => like(/^\S(.{0,60}\S)?$/s, use);

const discount: Field = {
  holds: (value) => {
    if (value === 'shipping' || value === 'gift') return true;
    if (!isRecord(value)) return false;
    const { share, amount, currency: code, ...rest } = value;
    if (Object.keys(rest).length) return false;
    if (share !== undefined) return isShare(share) && share !== 0 && amount === undefined && code === undefined;
    return typeof amount === 'number' && amount > 0 && amount <= 1e9 && currency.holds(code);
  },
  use: '{"share": 0.1}, {"amount": 5, "currency": "EUR"}, "shipping" or "gift"',
};

/** What an offer and each of its tiers may say. */
export const TERMS: Fields = {
  discount,
  code: like(/^[\w-]{1,64}$/, 'letters, digits, hyphens and underscores'),
  link: like(/^(https?:\/\/|[/?#])[^\s\\]*$/i, 'an address such as "/discount/HELLO10"'),
  label: short('a few words such as "15 %"'),
};

/** What an offer may say beside its terms and tiers. */
export const OFFER: Fields = {
  ends: {
    holds: (value) => readTime(value)?.local === false,
    use: 'an instant with its zone such as "2026-11-30T23:59+01:00", the same for everybody',
  },
  stock: short('the id of a stock that the shop tells'),
  group: short('the name of a group'),
  when: listOf(
    like(/^(hesitation|exit-intent|return|coupon-field)$/, '"hesitation", "exit-intent", "return" and "coupon-field"'),
  ),
  toLikelyBuyers: { holds: (value) => typeof value === 'boolean', use: 'true or false' },
};

/** The segments that a tier may be: what the shop expects of a customer's worth, and nothing else. */
export const TIER = /^(clv|rfm|prospect|welcome):[a-z-]+$/;

const time: Field = {
  holds: (value) => readTime(value) !== undefined,
  use: 'an instant such as "2026-11-27T09:00Z", or a date or time on the shopper’s clock such as "2026-11-27"',
};

/** What a variant may say of its circumstances. */
export const CIRCUMSTANCES: Fields = {
  locales: listOf(like(/^(\*|[a-z]{1,8}(-[a-z0-9]{1,8})*)$/i, 'language ranges such as "de" or "en-GB"')),
  currencies: listOf(currency),
  from: time,
  until: time,
  rollout: { holds: isShare, use: 'a share from 0 to 1' },
};
