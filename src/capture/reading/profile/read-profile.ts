import { isRecord } from '../../../lib/is-record.js';
import type { KeptProfile } from '../../profile.js';
import { number } from '../../../lib/number.js';
import { personal } from '../privacy/personal.js';
import { readDate } from './read-date.js';
import { isFact, readFacts } from './read-facts.js';
import { readTraits } from './read-traits.js';
import type { TellsSensitive } from '../privacy/sensitive-text.js';

/** What may be wrong with a field: malformed or missing; none of a profile's; sensitive. */
export type ProfileFault = 'profile-field' | 'profile-unknown' | 'profile-sensitive';

/** How a profile is read. */
export type ReadingProfile = Readonly<{
  /** When it was told, milliseconds since the epoch: nothing in it may be later. */
  now: number;
  /** Whether the shop wants an id of the customer that looks personal, since only its hash is kept. */
  anyCustomer: boolean;
  tellsOfGoods: TellsSensitive;
  tellsOfPerson: TellsSensitive;
  bad(code: ProfileFault, field: string): void;
}>;

/** A profile that was read; the customer's id is not yet hashed. */
export type ReadProfile = Omit<KeptProfile, 'signed'>;

/** Most categories, and longest name of one. */
const MOST = 50;
const LONGEST = 200;

/**
 * Reads what a shop says of a customer by an allow-list. A field that is wrong is told and left out; without a customer or the time at
 * which it was known there is no profile. Never throws on plain data.
 */
export function readProfile(said: unknown, options: ReadingProfile): ReadProfile | undefined {
  const { now, bad } = options;
  if (!isRecord(said)) return void bad('profile-field', 'profile');
  const customer = readCustomer(said['customer'], options.anyCustomer);
  const as_of = readDate(said['as_of'], now);
  if (customer === undefined) bad('profile-field', 'profile.customer');
  if (as_of === undefined) bad('profile-field', 'profile.as_of');
  if (customer === undefined || as_of === undefined) return undefined;
  for (const name of Object.keys(said))
    if (!isFact(name) && !/^(customer|as_of|categories|traits)$/.test(name))
      bad('profile-unknown', `profile.${name.slice(0, 40)}`);
  const categories = readCategories(said['categories'], options);
  const traits = readTraits(said['traits'], options);
  const facts = readFacts(said, now, (name) => bad('profile-field', `profile.${name}`));
  return { customer, as_of, facts, ...(categories && { categories }), ...(traits && { traits }) };
}

function readCustomer(said: unknown, any: boolean): string | undefined {
  const text = typeof said === 'string' || Number.isFinite(said) ? String(said).trim() : '';
  return text && text.length <= LONGEST && (any || !personal(text)) ? text : undefined;
}

function readCategories(said: unknown, { bad, tellsOfGoods }: ReadingProfile): KeptProfile['categories'] {
  if (said == null) return undefined;
  if (!isRecord(said)) return void bad('profile-field', 'profile.categories');
  const kept = Object.entries(said).flatMap(([name, value], place): readonly (readonly [string, number])[] => {
    const field = `profile.categories.${name.slice(0, 40)}`;
    // the name itself is what must not be told
    if (tellsOfGoods(name)) return (bad('profile-sensitive', 'profile.categories'), []);
    const share = number(value);
    const isKept = share! >= 0 && place < MOST && name.trim() && name.length <= LONGEST && !personal(name);
    return isKept ? [[name, share!]] : (bad('profile-field', personal(name) ? 'profile.categories' : field), []);
  });
  return kept.length ? Object.fromEntries(kept) : undefined;
}
