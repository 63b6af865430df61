import type { Answer, Double } from '../double.js';
import { fault, page, YES } from './kept-answer.js';

type Ids = Readonly<Record<keyof Answer, string>>;
const IDS: Ids = { preferences: 'preferences', statistics: 'analytics', marketing: 'marketing' };

/** Silktide 2: everything in localStorage, one event in the data layer, and a click on its own button. */
export function silktide(namespace?: string, ids = IDS): Double {
  const key = (name: string) => `stcm.${namespace ? `${namespace}.` : ''}${name}`;
  const write = (answer: Answer) => {
    for (const kind of Object.keys(ids) as (keyof Answer)[])
      localStorage.setItem(key(`consent.${ids[kind]}`), String(answer[kind]));
  };
  const push = () => (page['dataLayer'] ??= []).push({ event: 'stcm_consent_update' });
  const stand = () => {
    const instance = { config: { namespace, consentTypes: [], eventName: 'stcm_consent_update' } };
    page['silktideConsentManager'] = { init: () => undefined, getInstance: () => instance };
  };
  return {
    install() {
      localStorage.setItem(key('consent.essential'), 'true');
      stand();
      push();
    },
    choose(answer) {
      const button = document.createElement('button');
      button.addEventListener('click', () => {
        localStorage.setItem(key('hasConsented'), '1');
        write(answer);
        push();
      });
      document.body.append(button);
      button.click();
      button.remove();
    },
    unload() {
      delete page['silktideConsentManager'];
      delete page['dataLayer'];
    },
    reset: () => localStorage.clear(),
    break() {
      page['silktideConsentManager'].getInstance = fault;
    },
    installStub() {
      page['silktideConsentManager'] = { init: () => undefined, getInstance: () => undefined };
    },
    presume() {
      write(YES);
      push();
    },
  };
}
