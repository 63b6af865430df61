import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';
import { usualMap } from './usual-map.js';

const USUAL = usualMap('functional', 'analytics', 'advertisement');

type CookieYes = () => Readonly<{
  categories?: Readonly<Record<string, unknown>>;
  isUserActionCompleted?: unknown;
  activeLaw?: unknown;
}> | null;

/**
 * CookieYes: its categories count once the shopper's action is completed. Under a law by which the shopper opts out (`ccpa`) nobody is
 * asked.
 *
 * @contract documented: cookieyes.com/documentation (events, `getCkyConsent`); `activeLaw` is known.
 */
export const open: OpenManager = (tools) => {
  tools.on('cookieyes_consent_update cookieyes_banner_load', document);
  return () => {
    const consent = (tools.global('getCkyConsent') as CookieYes | undefined)?.();
    if (!consent?.categories) return undefined;
    const { categories, isUserActionCompleted, activeLaw } = consent;
    return tellChoice(tools, USUAL, {
      isAllowed: (category) => categories[category],
      answered: isUserActionCompleted === true,
      notRequired: activeLaw === 'ccpa',
      raw: { ...categories, isUserActionCompleted, activeLaw },
    });
  };
};
