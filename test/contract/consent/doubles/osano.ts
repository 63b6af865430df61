import type { Answer, Double } from '../double.js';
import { fault, keptAnswer, NO, page, YES } from './kept-answer.js';

type How = Readonly<{ mode: string; gdprApplies: boolean | undefined }>;
type Listener = (consent?: unknown) => void;

const consentOf = ({ preferences, statistics, marketing }: Answer, optOut: boolean) => {
  const word = (yes: boolean) => (yes ? 'ACCEPT' : 'DENY');
  return {
    ESSENTIAL: 'ACCEPT',
    STORAGE: word(preferences),
    PERSONALIZATION: word(preferences),
    ANALYTICS: word(statistics),
    MARKETING: word(marketing),
    OPT_OUT: word(optOut),
  };
};

/**
 * Osano: `osano-cm-initialized` is told at once to whoever comes later, and `osano-cm-consent-saved` on the next frame if anything is
 * stored; where it is permissive, or asks for no more than a notice, it stores a default by itself before it says that it has begun.
 */
export function osano(): Double & {
  start(how: How & { saves?: Answer }): void;
  /** Its script has come and has not begun; what it is handed back begins. */
  wait(how: How): (saves: Answer) => void;
  optOut(on: boolean): void;
} {
  const kept = keptAnswer('osano');
  let heard: Record<string, Listener[]> = {};
  let consent = consentOf(NO, false);
  let stored = false;
  const say = (type: string, word?: unknown) => heard[type]?.forEach((listener) => listener(word));
  let begun = true;
  const stand = ({ mode, gdprApplies }: How = { mode: 'production', gdprApplies: true }) => {
    heard = {};
    page['Osano'] = Object.assign(() => undefined, {
      cm: {
        mode,
        gdprApplies,
        getConsent: () => ({ ...consent }),
        addEventListener(type: string, listener: Listener) {
          (heard[type] ??= []).push(listener);
          if (type === 'osano-cm-initialized' && begun) listener(stored ? { ...consent } : undefined);
          if (type === 'osano-cm-consent-saved' && stored) setTimeout(() => listener({ ...consent }));
        },
      },
    });
  };
  const save = (answer: Answer, optOut = false) => {
    consent = consentOf(answer, optOut);
    stored = true;
    say('osano-cm-consent-saved', { ...consent });
  };
  return {
    install() {
      const answer = kept.read();
      consent = consentOf(answer ?? NO, false);
      stored = !!answer;
      stand();
    },
    choose(answer) {
      kept.write(answer);
      save(answer);
    },
    unload() {
      heard = {};
      delete page['Osano'];
    },
    reset: kept.clear,
    break() {
      page['Osano'].cm.getConsent = fault;
    },
    replace() {
      consent = consentOf(NO, false);
      stored = false;
      stand();
    },
    presume() {
      // a toggle in the drawer that nobody has saved
      consent = consentOf(YES, false);
      say('osano-cm-consent-changed', { MARKETING: 'ACCEPT' });
    },
    start({ saves, ...how }) {
      consent = consentOf(saves ?? NO, false);
      stored = !!saves;
      stand(how);
    },
    wait(how) {
      consent = consentOf(NO, false);
      stored = begun = false;
      stand(how);
      return (saves) => {
        save(saves);
        begun = true;
        say('osano-cm-initialized', { ...consent });
      };
    },
    optOut(on) {
      save(YES, on);
    },
  };
}
