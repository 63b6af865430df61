import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';
import { usualMap } from './usual-map.js';

const USUAL = usualMap('preferences', 'statistics', 'marketing');

type Cookiebot = Readonly<{
  hasResponse?: boolean;
  consent?: Readonly<Record<string, unknown>>;
  consentUTC?: Date;
  isOutOfRegion?: boolean;
}>;

/**
 * Cookiebot: an answer is one that it calls explicit; an implied one is none. Its events come on every page of a returning shopper,
 * `OnAccept` also for a partial choice, so that none of them is taken for the answer.
 *
 * @contract documented: cookiebot.com/en/developer and `@types/cookiebot-sdk`; `method` and `isOutOfRegion` are known.
 */
export const open: OpenManager = (tools) => {
  tools.on('CookiebotOnConsentReady CookiebotOnAccept CookiebotOnDecline');
  return () => {
    const there = Object(tools.global('Cookiebot')) as Cookiebot;
    const { hasResponse, consent, consentUTC, isOutOfRegion } = there;
    if (!consent) return undefined;
    const { preferences, statistics, marketing, method } = consent;
    const answered = hasResponse === true && method === 'explicit';
    return tellChoice(tools, USUAL, {
      isAllowed: (category) => consent[category],
      answered,
      notRequired: isOutOfRegion === true,
      raw: { hasResponse, method, preferences, statistics, marketing },
      chosen: consentUTC && +new Date(consentUTC),
    });
  };
};
