import type { SignedProfile } from './capture/reading/profile/open-profiles.js';
import type { ProfileConfig } from './config.js';
import type { Tell } from './lib/report.js';
import { fetchDocument } from './profile/fetch-document.js';
import { readClaims } from './profile/read-claims.js';
import { verifyDocument } from './profile/verify-document.js';

export type DocumentOptions = Readonly<{
  /** The shop's. */
  origin: string;
  /** Milliseconds since the epoch. */
  now: () => number;
  report: Tell;
  /** Ends the request; nothing is reported after it. */
  signal: AbortSignal;
}>;

/**
 * Fetches the profile that the shop has signed and checks it: its address, its signature by a key of the config, its claims. Gives
 * nothing where nobody is known, and where anything is wrong, which is reported.
 */
export async function openDocument(
  config: ProfileConfig,
  options: DocumentOptions,
): Promise<SignedProfile | undefined> {
  const { origin, now, signal } = options;
  const report: Tell = (trouble) => void (signal.aborted || options.report(trouble));
  const url = toUrl(config.url, origin);
  if (!url) return void report({ code: 'profile-unreachable', field: 'profile.url', about: 'it is not HTTPS' });
  const keys = publicKeys(config.keys, report);
  const unreachable = (cause: unknown) =>
    report({ code: 'profile-unreachable', field: 'profile.url', about: wordsOf(cause), cause });
  const token = await fetchDocument(url, signal).catch(unreachable);
  if (token === undefined) return undefined;
  const unsigned = (cause: unknown) =>
    report({ code: 'profile-signature', field: 'profile.keys', about: wordsOf(cause), cause });
  // a claim is an object or a fault, so undefined tells that there is none
  const claims = await verifyDocument(token.trim(), keys).then((read) => read ?? null, unsigned);
  if (claims === undefined) return undefined;
  const read = readClaims(claims, { issuer: url.origin, audience: origin, now: now() });
  return typeof read === 'string' ? void report({ code: 'profile-claims', field: `document.${read}` }) : read;
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** The shop's own origin, or any that nobody on the way can speak for. */
function toUrl(given: string, origin: string): URL | undefined {
  try {
    const url = new URL(given, origin);
    return url.origin === origin || url.protocol === 'https:' ? url : undefined;
  } catch {
    // no address: the answer, not a failure
    return undefined;
  }
}

/** A key that could sign has no business in a page: it is not used, so that somebody notices. */
function publicKeys(keys: ProfileConfig['keys'], report: Tell): ProfileConfig['keys'] {
  return keys.filter((key, place) => {
    const isPublic = !('d' in key) && /^(EC|OKP|RSA)$/.test(String(key['kty'])) && typeof key['kid'] === 'string';
    if (!isPublic) report({ code: 'profile-key', field: `profile.keys[${place}]` });
    return isPublic;
  });
}
