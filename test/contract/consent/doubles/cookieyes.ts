import type { Answer, Double } from '../double.js';
import { fault, keptAnswer, NO, page, tell, YES } from './kept-answer.js';

const categoriesOf = ({ preferences, statistics, marketing }: Answer) => ({
  necessary: true,
  functional: preferences,
  analytics: statistics,
  performance: statistics,
  advertisement: marketing,
});

/** CookieYes: a function that tells all of it, and events on the document. */
export function cookieyes(): Double & { optOutLaw(answer: Answer): void } {
  const kept = keptAnswer('cookieyes');
  const stand = (answer: Answer, isUserActionCompleted: boolean, activeLaw = 'gdpr') => {
    page['getCkyConsent'] = () => ({
      activeLaw,
      categories: categoriesOf(answer),
      isUserActionCompleted,
      consentID: 'YmFubmVy',
      languageCode: 'en',
    });
  };
  const announce = (answer: Answer) => {
    const names = Object.entries(categoriesOf(answer));
    const of = (wanted: boolean) => names.filter(([, allowed]) => allowed === wanted).map(([name]) => name);
    tell('cookieyes_consent_update', { accepted: of(true), rejected: of(false) }, document);
  };
  return {
    install() {
      const answer = kept.read();
      stand(answer ?? NO, !!answer);
      tell('cookieyes_banner_load', page['getCkyConsent'](), document);
    },
    choose(answer) {
      kept.write(answer);
      stand(answer, true);
      announce(answer);
    },
    unload() {
      delete page['getCkyConsent'];
    },
    reset: kept.clear,
    break() {
      page['getCkyConsent'] = fault;
    },
    replace: () => stand(NO, false),
    presume() {
      stand(YES, false);
      announce(YES);
    },
    optOutLaw(answer) {
      stand(answer, false, 'ccpa');
      tell('cookieyes_banner_load', page['getCkyConsent'](), document);
    },
  };
}
