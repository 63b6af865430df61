import type { ProfileFacts } from '../../../capture/profile.js';
import type { LoggedEvent } from '../../../memory/logged-event.js';

/** One fact of the shop's profile of the customer whom this device knows, as the shop knew it last. */
export type NewestFact = Readonly<{ owner?: string; asOf: number; value?: number }>;

/** Before the first profile. */
export const UNKNOWN: NewestFact = { asOf: -Infinity };

/** The fact after a `profile_update`, by the merge rule of docs/profile.md; the same object where it says nothing newer. */
export function newestFact(known: NewestFact, { params }: LoggedEvent, name: keyof ProfileFacts): NewestFact {
  const { customer, as_of, facts } = params.profile ?? {};
  const value = facts?.[name];
  if (customer === undefined || as_of === undefined || (known.owner ?? customer) !== customer) return known;
  if (value === undefined || as_of <= known.asOf) return known.owner ? known : { ...known, owner: customer };
  return { owner: customer, asOf: as_of, value };
}
