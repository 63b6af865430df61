import type { KeptProfile } from '../../capture/profile.js';
import { isRecord } from '../../lib/is-record.js';
import { lookUp } from './look-up.js';

/** What a shop has told of a customer, each with the time from which it holds: of each the newest, of one customer only. */
export type KnownFacts = Readonly<{
  owner?: string;
  values: Readonly<Record<string, Readonly<{ value: number | readonly string[]; as_of: number }>>>;
}>;

/** Most categories of a profile. */
const MOST = 50;

/** The facts after a profile was told; only those `asked` for are kept. The same object where nothing of it is news. */
export function foldFacts(known: KnownFacts, profile: KeptProfile | undefined, asked: readonly string[]): KnownFacts {
  if (!isRecord(profile) || typeof profile.customer !== 'string' || !Number.isFinite(profile.as_of)) return known;
  const { customer, as_of } = profile;
  if ((known.owner ?? customer) !== customer) return known;
  const news: Record<string, KnownFacts['values'][string]> = {};
  for (const name of asked) {
    const before = lookUp(known.values, name);
    const value = factOf(profile, name);
    if (value !== undefined && !(before && before.as_of >= as_of)) news[name] = { value, as_of };
  }
  const nothing = known.owner === customer && !Object.keys(news).length;
  return nothing ? known : { owner: customer, values: { ...known.values, ...news } };
}

function factOf({ facts, categories }: KeptProfile, name: string): number | readonly string[] | undefined {
  if (name !== 'categories') {
    const value = isRecord(facts) ? lookUp<unknown>(facts, name) : undefined;
    return Number.isFinite(value) ? (value as number) : undefined;
  }
  if (!isRecord(categories)) return undefined;
  return Object.keys(categories)
    .filter((category) => (categories[category] as number) > 0)
    .slice(0, MOST);
}
