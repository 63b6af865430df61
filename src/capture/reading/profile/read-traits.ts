import { isRecord } from '../../../lib/is-record.js';
import type { KeptTrait, LegalBasis } from '../../profile.js';
import { personal } from '../privacy/personal.js';
import type { ReadingProfile } from './read-profile.js';
import { readDate } from './read-date.js';

/** Most traits of a profile. */
const MOST = 20;
const LONGEST = 100;
const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** Article 6 of the GDPR has no others. */
const BASES: readonly LegalBasis[] = [
  'consent',
  'contract',
  'legal_obligation',
  'vital_interests',
  'public_task',
  'legitimate_interests',
];

const text = (said: unknown): string | undefined => {
  const trimmed = typeof said === 'string' ? said.trim() : '';
  return trimmed && trimmed.length <= LONGEST && !personal(trimmed) ? trimmed : undefined;
};

const number = (said: unknown): number | undefined =>
  typeof said === 'number' && Number.isFinite(said) ? said : undefined;

/** The traits that say where they are from, on what legal basis they stand and since when, and that tell nothing sensitive. */
export function readTraits(said: unknown, options: ReadingProfile): Readonly<Record<string, KeptTrait>> | undefined {
  const { bad } = options;
  if (said == null) return undefined;
  if (!isRecord(said)) return void bad('profile-field', 'profile.traits');
  const kept = Object.entries(said).flatMap(([name, trait], place): readonly (readonly [string, KeptTrait])[] => {
    const field = `profile.traits.${name.slice(0, 40)}`;
    if (!NAME.test(name) || place >= MOST) return (bad('profile-field', field), []);
    const read = readTrait(name, trait, options);
    return read ? [[name, read]] : [];
  });
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function readTrait(name: string, said: unknown, { now, bad, tellsOfPerson }: ReadingProfile): KeptTrait | undefined {
  const field = `profile.traits.${name}`;
  if (tellsOfPerson(name)) return void bad('profile-sensitive', field);
  if (!isRecord(said)) return void bad('profile-field', field);
  const { value, source, legal_basis, collected_at, ...further } = said;
  for (const key of Object.keys(further)) bad('profile-unknown', `${field}.${key.slice(0, 40)}`);
  if (typeof value === 'string' && tellsOfPerson(value)) return void bad('profile-sensitive', field);
  const read = {
    value: text(value) ?? number(value),
    source: text(source),
    legal_basis: BASES.find((basis) => basis === legal_basis),
    collected_at: readDate(collected_at, now),
  };
  const lacking = Object.entries(read).filter(([, one]) => one === undefined);
  for (const [key] of lacking) bad('profile-field', `${field}.${key}`);
  return lacking.length ? undefined : (read as KeptTrait);
}
