import type { PurposeMap } from '../consent-options.js';
import type { ManagerTools, OpenManager, Said } from './manager.js';

type State = Readonly<{
  consents: Readonly<Record<string, boolean>>;
  consentInfo?: Readonly<{ time?: number; subjectId?: string; id?: string }> | null;
  consentCategories?: readonly string[];
  isLoadingConsentInfo?: boolean;
  hasFetchedBanner?: boolean;
  lastBannerFetchData?: Readonly<{ policy?: unknown }> | null;
  initDataSource?: string | null;
  model?: string | null;
}>;

type Store = Readonly<{ getState(): State; subscribe(run: () => void): () => void }>;

const USUAL: PurposeMap = {
  contextual: ['functionality'],
  persist: ['functionality'],
  personalize: ['experience'],
  measure: ['measurement'],
  learn: ['measurement'],
  export: ['marketing'],
};

/**
 * c15t 2, whose store it puts on the window itself: `c15tStore`, or the `namespace` that the shop gives it. A purpose of a map is a
 * category; one that the shop does not ask for is not answered.
 *
 * A withdrawal reloads the page at once, and no callback tells of it: the store does, in the same task.
 * @contract measured c15t 2.2.1
 */
export const open: OpenManager = ({ global, says, changed, safe, signal }) => {
  let store: Store | undefined;
  let isLoaded = false;
  let end: (() => void) | undefined;
  const stop = () => end?.();
  signal.addEventListener('abort', stop);
  const find = (): Store | undefined => {
    const now = global('c15tStore') as Store | undefined;
    if (now === store) return store;
    stop();
    store = now;
    isLoaded = false;
    end = now?.subscribe(safe(() => changed()));
    return now;
  };
  find();
  return () => {
    const state = find()?.getState();
    if (!state) return;
    const { consents, consentInfo, consentCategories, hasFetchedBanner } = state;
    // a choice of before counts when c15t has held it against the present policy
    isLoaded ||= !state.isLoadingConsentInfo;
    if (!isLoaded) return;
    if (!consentInfo) return notRequired(state, says);
    // switched off, it takes everything for allowed, by a choice of nobody
    if (hasFetchedBanner === false && !consentInfo.subjectId && !consentInfo.id) return;
    return {
      says: says(USUAL, (name) => (consentCategories?.includes(name) === false ? undefined : consents[name])),
      raw: consents,
      chosen: consentInfo.time,
    };
  };
};

/**
 * Nobody has answered. Where no law asks for that, c15t allows all but what Global Privacy Control refuses; that it believes so counts
 * only where a server or the shop's own policy says it, not where its server was out of reach.
 */
function notRequired(state: State, says: ManagerTools['says']): Said | undefined {
  const { consents, model, hasFetchedBanner, lastBannerFetchData, initDataSource } = state;
  const isTold = lastBannerFetchData?.policy || /^(backend|ssr|custom)/.test(`${initDataSource}`);
  if (!hasFetchedBanner || !isTold || (model !== null && model !== 'opt-out')) return;
  const refused = Object.entries(says(USUAL, (name) => consents[name] !== false && undefined));
  return {
    says: Object.fromEntries(refused.filter(([, state]) => state === 'denied')),
    raw: { model },
    notRequired: true,
    note: 'not asked for here',
  };
}
