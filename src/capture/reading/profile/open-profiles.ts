import { isRecord } from '../../../lib/is-record.js';
import { newestWins, type Newest } from '../../../lib/newest-wins.js';
import type { Tell } from '../../../lib/report.js';
import type { KeptProfile } from '../../profile.js';
import type { ShopEvent } from '../../shop-event.js';
import { keyedHash } from '../privacy/keyed-hash.js';
import { readProfile, type ReadingProfile, type ReadProfile } from './read-profile.js';
import { SENSITIVE_TRAITS } from './sensitive-traits.js';
import { sensitiveText } from '../privacy/sensitive-text.js';

/** What is known of the customer on this device: whose hash it is, each field with its time, and the last signed document. */
export type ProfileMemory = Newest<unknown> & { signed?: KeptProfile['signed'] };

/** The claims of a document whose signature holds. */
export type SignedProfile = Readonly<{
  /** The id of the customer that it is about. */
  customer: string;
  /** Its `jti`. */
  id: string;
  /** When it was signed, milliseconds since the epoch. */
  at: number;
  profile: unknown;
}>;

/** What the page said at `at` (milliseconds since the epoch), or what came signed; hashes are made with `salt`. */
export type ToldProfile = Readonly<{ at: number; salt: string }> &
  Readonly<{ said: unknown } | { signed: SignedProfile }>;

export type ProfilesOptions = Readonly<{
  /** Fields that the shop wants hashed. */
  hashed: ReadonlySet<string>;
  /** The shop's further words of sensitive goods. */
  sensitive: readonly string[];
  report: Tell;
  count(what: 'fates' | 'faults', which: string): void;
}>;

/** Reads profiles, and keeps one customer from being taken for another. */
export type Profiles = Readonly<{
  /** Learns what the log holds. */
  learn(memory: ProfileMemory, events: readonly ShopEvent[]): void;
  /** The event to keep, if there is anything new in it; what is refused is reported, and changes nothing. */
  take(memory: ProfileMemory, told: ToldProfile): Promise<ShopEvent | undefined>;
}>;

/** Opens the reading of profiles; the words are compiled with the first. */
export function openProfiles({ hashed, sensitive, report, count }: ProfilesOptions): Profiles {
  let words: Pick<ReadingProfile, 'tellsOfGoods' | 'tellsOfPerson'> | undefined;
  const refuse = (code: string, field: string): undefined => {
    count('fates', 'refused');
    report({ code, field });
  };
  const read = (said: unknown, now: number): ReadProfile | undefined => {
    words ??= toWords(sensitive);
    return readProfile(said, {
      ...words,
      now,
      anyCustomer: hashed.has('customer'),
      bad(code, field) {
        count('faults', field);
        report({ code, field });
      },
    });
  };
  return {
    learn(memory, events) {
      for (const { params } of events) if (params.profile) learn(memory, params.profile);
    },
    take: (memory, told) => take({ read, refuse, count }, memory, told),
  };
}

type Desk = Pick<ProfilesOptions, 'count'> &
  Readonly<{
    read(said: unknown, now: number): ReadProfile | undefined;
    refuse(code: string, field: string): undefined;
  }>;

async function take(
  { read, refuse, count }: Desk,
  memory: ProfileMemory,
  { at, salt, ...told }: ToldProfile,
): Promise<ShopEvent | undefined> {
  const signed = 'signed' in told ? told.signed : undefined;
  if (signed && !isOf(signed)) return refuse('profile-conflict', 'profile.customer');
  const given = read('said' in told ? told.said : ofSigned(told.signed), at);
  if (!given) return void count('fates', 'refused');
  const customer = await keyedHash(given.customer, salt);
  const id = signed && (await keyedHash(signed.id, salt));
  if (!customer) return refuse('profile-unkeyed', 'profile.customer');
  const kept: KeptProfile = { ...given, customer, ...(id && { signed: { id, at: signed.at } }) };
  const found = weigh(memory, kept);
  if (found === 'known') return void count('fates', 'echo');
  if (found !== 'news') return refuse(found, FIELDS[found]);
  learn(memory, kept);
  count('fates', 'kept');
  return { name: 'profile_update', at, params: { profile: kept } };
}

const FIELDS = { 'profile-conflict': 'profile.customer', 'profile-stale': 'document.iat' } as const;

function toWords(own: readonly string[]): Pick<ReadingProfile, 'tellsOfGoods' | 'tellsOfPerson'> {
  const tellsOfGoods = sensitiveText(own);
  const tells = sensitiveText([], SENSITIVE_TRAITS);
  return { tellsOfGoods, tellsOfPerson: (text) => tellsOfGoods(text) || tells(text) };
}

/** A document was known when it was signed, unless it says otherwise. */
const ofSigned = ({ profile, at, customer }: SignedProfile): unknown =>
  isRecord(profile) ? { as_of: at, ...profile, customer } : profile;

/** Whether what a document says inside is about whom it says it is. */
function isOf({ profile, customer }: SignedProfile): boolean {
  const named = isRecord(profile) ? profile['customer'] : undefined;
  return named == null || String(named) === customer;
}

/** What a profile is to what is known. */
function weigh(memory: ProfileMemory, kept: KeptProfile): 'news' | 'known' | keyof typeof FIELDS {
  const { owner, values, signed } = memory;
  if (owner === undefined) return 'news';
  if (owner !== kept.customer) return 'profile-conflict';
  if (kept.signed && signed) {
    if (kept.signed.id === signed.id || kept.signed.at === signed.at) return 'known';
    return kept.signed.at < signed.at ? 'profile-stale' : 'news';
  }
  const isNews = (name: string) => !((values.get(name)?.at ?? -Infinity) >= kept.as_of);
  // a page may tell the same again and again, and what was signed since is newer: no fault
  return kept.signed || Object.keys(valuesOf(kept)).some(isNews) ? 'news' : 'known';
}

function learn(memory: ProfileMemory, kept: KeptProfile): void {
  const { customer, as_of, signed } = kept;
  newestWins(memory, { owner: customer, at: as_of, values: valuesOf(kept) });
  if (memory.owner === customer && signed && signed.at > (memory.signed?.at ?? -Infinity)) memory.signed = signed;
}

function valuesOf({ facts, categories, traits }: KeptProfile): Readonly<Record<string, unknown>> {
  const named = Object.entries(traits ?? {}).map(([name, trait]) => [`traits.${name}`, trait] as const);
  return { ...facts, ...(categories && { categories }), ...Object.fromEntries(named) };
}
