import type { SignedProfile } from '../capture/reading/profile/open-profiles.js';

/** What a document must agree with: `audience` is the shop's origin, `issuer` the origin that the document came from. */
export type Claiming = Readonly<{
  issuer: string;
  audience: string;
  /** Milliseconds since the epoch. */
  now: number;
}>;

/** How far clocks may go wrong, and how long a document may hold: seconds. */
const SKEW = 60;
const LONGEST = 86_400;

const isText = (said: unknown): said is string => typeof said === 'string' && said.trim() !== '' && said.length <= 200;
const isTime = (said: unknown): said is number => typeof said === 'number' && Number.isFinite(said);

/** The claims of a verified document, or the name of the first that does not hold. */
export function readClaims(claims: unknown, { issuer, audience, now }: Claiming): SignedProfile | string {
  if (typeof claims !== 'object' || claims === null) return 'claims';
  const { iss, aud, sub, iat, exp, nbf, jti, profile } = claims as Readonly<Record<string, unknown>>;
  const seconds = now / 1000;
  if (iss !== issuer) return 'iss';
  if (!(Array.isArray(aud) ? aud : [aud]).includes(audience)) return 'aud';
  if (!isText(sub)) return 'sub';
  if (!isText(jti)) return 'jti';
  if (!isTime(iat) || iat > seconds + SKEW) return 'iat';
  if (!isTime(exp) || exp <= seconds || exp <= iat || exp - iat > LONGEST) return 'exp';
  if (nbf !== undefined && !(isTime(nbf) && nbf <= seconds + SKEW)) return 'nbf';
  if (typeof profile !== 'object' || profile === null) return 'profile';
  return { customer: sub, id: jti, at: iat * 1000, profile };
}
