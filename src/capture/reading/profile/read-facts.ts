import type { KeptProfile, ProfileFacts } from '../../profile.js';
import { number } from '../../../lib/number.js';
import { readDate } from './read-date.js';

type Facts = Partial<Record<keyof ProfileFacts, number>>;
type Read = (said: unknown, now: number) => number | undefined;

const MOST = 1e12;

const amount: Read = (said) => {
  const read = number(said);
  return read! >= 0 && read! <= MOST ? read : undefined;
};
const whole: Read = (said, now) => {
  const read = amount(said, now);
  return read! % 1 ? undefined : read;
};
const share: Read = (said, now) => {
  const read = amount(said, now);
  return read! <= 1 ? read : undefined;
};

/** Every fact that a profile may hold, and how it is read. */
const FACTS: Readonly<Record<keyof ProfileFacts, Read>> = {
  orders: whole,
  order_value: amount,
  aov: amount,
  returns: whole,
  return_rate: share,
  support_contacts: whole,
  open_complaints: whole,
  store_orders: whole,
  store_value: amount,
  app_sessions: whole,
  push_sent: whole,
  push_opened: whole,
  email_sent: whole,
  email_opened: whole,
  email_clicked: whole,
  loyalty_level: whole,
  loyalty_levels: whole,
  first_order_at: readDate,
  last_order_at: readDate,
};

/** Whether a profile may hold a fact of that name. */
export const isFact = (name: string): name is keyof ProfileFacts => Object.hasOwn(FACTS, name);

/** Reads the facts of a profile as known at `now`; `bad` is told the name of each that is not what it must be. */
export function readFacts(
  said: Readonly<Record<string, unknown>>,
  now: number,
  bad: (name: string) => void,
): KeptProfile['facts'] {
  const facts: Facts = {};
  for (const [name, value] of Object.entries(said)) {
    if (!isFact(name) || value == null) continue;
    const read = FACTS[name](value, now);
    if (read === undefined) bad(name);
    else facts[name] = read;
  }
  const { loyalty_level: level, loyalty_levels: levels } = facts;
  if (level !== undefined && !(levels! >= Math.max(1, level))) {
    bad('loyalty_levels');
    delete facts.loyalty_level;
    delete facts.loyalty_levels;
  }
  const { orders, order_value, returns } = facts;
  // of one profile, so of one time: later ones may bring one without the other
  if (orders && order_value !== undefined) facts.aov ??= order_value / orders;
  if (orders && returns !== undefined) facts.return_rate ??= Math.min(1, returns / orders);
  return facts;
}
