import { isRecord } from '../../../lib/is-record.js';
import type { KeptProfile } from '../../profile.js';
import { readProfile } from './read-profile.js';

const HASH = /^h:[0-9a-f]{16}$/;
const no = () => false;

/** Reads the profile of a `profile_update` as a log has kept it, from an export or a recording; `at` is the event's time. */
export function keptProfile(said: unknown, at: number, bad: (field: string) => unknown): KeptProfile | undefined {
  const given = isRecord(said) ? said['profile'] : undefined;
  if (!isRecord(given) || !HASH.test(String(given['customer']))) return void bad('profile');
  const { facts, signed, ...rest } = given;
  const options = { now: at, anyCustomer: true, tellsOfGoods: no, tellsOfPerson: no };
  const read = readProfile(
    { ...(isRecord(facts) && facts), ...rest },
    { ...options, bad: (_, field) => void bad(field) },
  );
  if (!read || !isRecord(signed)) return read;
  const { id, at: issued } = signed;
  return HASH.test(String(id)) && Number.isFinite(issued)
    ? { ...read, signed: { id: id as string, at: issued as number } }
    : void bad('profile.signed');
}
