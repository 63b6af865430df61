import type { Answer, Double } from '../double.js';
import { fault, keptAnswer, NO, page, tell, YES } from './kept-answer.js';

type Kept = ReturnType<typeof keptAnswer>;
type How = Readonly<{ answer: Answer; type: string; required: boolean; at: number }>;

type Odd = Readonly<{ openRegion(answer: Answer): void; askAnew(): void }>;

const CLOSED: How = { answer: NO, type: 'IMPLICIT', required: true, at: 0 };
const eventOf = (answer: Answer) => {
  const all = Object.values(answer);
  return all.every(Boolean) ? 'ACCEPT_ALL' : all.some(Boolean) ? 'SAVE' : 'DENY_ALL';
};

function shared(kept: Kept, stand: () => void, set: (to: How) => void) {
  return {
    install() {
      const stored = kept.read();
      set(stored ? { answer: stored, type: 'EXPLICIT', required: false, at: stored.at } : CLOSED);
      stand();
      tell('UC_CMP_API_READY');
      tell('UC_UI_INITIALIZED');
      if (!stored) tell('UC_UI_CMP_EVENT', { type: 'CMP_SHOWN', source: 'FIRST_LAYER' });
    },
    choose(answer: Answer) {
      kept.write(answer);
      set({ answer, type: 'EXPLICIT', required: false, at: Date.now() });
      tell('UC_UI_CMP_EVENT', { type: eventOf(answer), source: 'FIRST_LAYER' });
    },
    reset: kept.clear,
    presume() {
      set({ ...CLOSED, answer: YES });
      tell('UC_UI_CMP_EVENT', { type: 'CMP_SHOWN' });
      tell('UC_CONSENT');
    },
    /** Something has changed since the shopper answered: the banner is shown anew. */
    askAnew() {
      set({ answer: YES, type: 'EXPLICIT', required: true, at: Date.now() });
      tell('UC_UI_CMP_EVENT', { type: 'CMP_SHOWN' });
    },
    /** A region in which nobody is asked. */
    openRegion(answer: Answer) {
      set({ answer, type: 'IMPLICIT', required: false, at: 1 });
      tell('UC_UI_CMP_EVENT', { type: 'CMP_ELIGIBLE' });
    },
  };
}

/** Usercentrics 3: everything by promises; a stand-in that throws until its script has come. */
export function usercentrics3(): Double & Odd {
  let how = CLOSED;
  const state = (yes: boolean) => ({ state: yes ? 'ALL_ACCEPTED' : 'ALL_DENIED', dps: null });
  const stand = () => {
    page['__ucCmp'] = {
      isInitialized: async () => true,
      getConsentDetails: async () => ({
        consent: { status: 'SOME_ACCEPTED', type: how.type, required: how.required, updatedAt: how.at },
        services: {},
        categories: {
          essential: state(true),
          functional: state(how.answer.preferences),
          analytics: state(how.answer.statistics),
          marketing: state(how.answer.marketing),
        },
      }),
    };
  };
  return {
    ...shared(keptAnswer('usercentrics3'), stand, (to) => (how = to)),
    unload() {
      delete page['__ucCmp'];
    },
    break() {
      page['__ucCmp'].getConsentDetails = async () => fault();
    },
    replace() {
      how = CLOSED;
      stand();
    },
    installStub() {
      page['__ucCmp'] = { isInitialized: fault, getConsentDetails: fault };
    },
  };
}

/** Usercentrics 2: services with a history, each under the slug of its category. */
export function usercentrics2(): Double & Odd {
  let how = CLOSED;
  const service = (categorySlug: string, status: boolean) => ({
    id: categorySlug,
    name: categorySlug,
    categorySlug,
    isEssential: categorySlug === 'essential',
    consent: { status, history: [{ type: how.type.toLowerCase(), status, timestamp: how.at }] },
  });
  const stand = () => {
    page['UC_UI'] = {
      isInitialized: () => true,
      isConsentRequired: () => how.required,
      getServicesBaseInfo: () => [
        service('essential', true),
        service('functional', how.answer.preferences),
        service('functional', true),
        service('analytics', how.answer.statistics),
        service('marketing', how.answer.marketing),
      ],
    };
  };
  return {
    ...shared(keptAnswer('usercentrics2'), stand, (to) => (how = to)),
    unload() {
      delete page['UC_UI'];
    },
    break() {
      page['UC_UI'].getServicesBaseInfo = fault;
    },
    replace() {
      how = CLOSED;
      stand();
    },
    installStub() {
      page['UC_UI'] = { isInitialized: () => false };
    },
  };
}
