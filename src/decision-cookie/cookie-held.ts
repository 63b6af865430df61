import { DECISION_COOKIE } from './cookie-name.js';

/** What the cookie says, for the shopper's right of access; undefined where there is none. */
export function cookieHeld(): string | undefined {
  const start = `${DECISION_COOKIE}=`;
  try {
    const found = document.cookie.split('; ').find((one) => one.startsWith(start));
    return found?.slice(start.length);
  } catch {
    // refused: nothing is there
    return undefined;
  }
}
