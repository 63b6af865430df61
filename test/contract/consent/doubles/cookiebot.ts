import type { Answer, Double } from '../double.js';
import { fault, keptAnswer, NO, page, tell, YES } from './kept-answer.js';

/** Cookiebot: `OnAccept` for every yes, also a partial one; both events again on every page of a returning shopper. */
export function cookiebot(): Double & { outOfRegion(): void } {
  const kept = keptAnswer('cookiebot');
  const stand = (answer: Answer, method: string | null, at = 0) => {
    page['Cookiebot'] = {
      hasResponse: !!method,
      consented: Object.values(answer).some(Boolean),
      declined: !!method && !Object.values(answer).some(Boolean),
      consent: { necessary: true, ...answer, method, stamp: '0' },
      consentUTC: new Date(at || Date.now()),
    };
  };
  const announce = (answer: Answer) => {
    tell(Object.values(answer).some(Boolean) ? 'CookiebotOnAccept' : 'CookiebotOnDecline');
    tell('CookiebotOnConsentReady');
  };
  return {
    install() {
      const answer = kept.read();
      const { preferences, statistics, marketing } = answer ?? NO;
      stand({ preferences, statistics, marketing }, answer ? 'explicit' : null, answer?.at);
      if (answer) announce(answer);
    },
    choose(answer) {
      kept.write(answer);
      stand(answer, 'explicit');
      announce(answer);
    },
    unload() {
      delete page['Cookiebot'];
    },
    reset: kept.clear,
    break() {
      Object.defineProperty(page['Cookiebot'], 'hasResponse', { get: fault });
    },
    replace: () => stand(NO, null),
    installStub() {
      // its script's tag has that id, and so stands under that name on the window until it has run
      page['Cookiebot'] = Object.assign(document.createElement('script'), { id: 'Cookiebot' });
    },
    presume() {
      stand(YES, 'implied');
      announce(YES);
    },
    outOfRegion() {
      stand({ ...YES, statistics: false }, 'implied');
      page['Cookiebot'].isOutOfRegion = true;
      announce(YES);
    },
  };
}
