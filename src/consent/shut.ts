import { everything } from './everything.js';
import type { Consent } from './open-consent.js';

/** What keeps everything closed, contextual mode as well, and says why, until the voice `consents` says otherwise. */
export const shut = ({ say }: Pick<Consent, 'say'>, note: string): void =>
  say({ source: 'consents', says: { ...everything('unknown'), contextual: 'denied' }, note });
