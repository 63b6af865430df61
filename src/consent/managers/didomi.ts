import type { PurposeMap } from '../consent-options.js';
import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';

const USUAL: PurposeMap = {
  contextual: ['use_limited_data_to_select_content'],
  persist: ['cookies'],
  personalize: ['cookies', 'create_content_profile', 'select_personalized_content'],
  measure: ['measure_content_performance'],
  learn: ['improve_products'],
  export: ['cookies', 'create_ads_profile', 'select_personalized_ads'],
};

/** Laws by which a shopper opts out; under any other than these and the GDPR a default cannot be told from a choice. */
const OPT_OUT_LAWS: ReadonlySet<unknown> = new Set(['none', 'ccpa', 'cpra', 'cpa', 'ctdpa', 'ucpa', 'vcdpa']);

type Didomi = Readonly<{
  on?: (event: string, heard: () => void) => void;
  getCurrentUserStatus?: () => Readonly<{
    purposes?: Readonly<Record<string, Readonly<{ enabled?: unknown }>>>;
    regulation?: unknown;
    updated?: string;
  }>;
  shouldUserStatusBeCollected?: () => unknown;
  shouldConsentBeCollected?: () => unknown;
}>;

/**
 * Didomi: its purposes count once it need not ask any more. Where no law of consent applies (`none`, or one of opting out) they read as
 * enabled though nobody was asked.
 *
 * @contract documented: developers.didomi.io (`getCurrentUserStatus`, `didomiOnReady`, `consent.changed`); the names of laws are known.
 */
export const open: OpenManager = (tools) => {
  const { global, safe, changed } = tools;
  let heard: Didomi | undefined;
  const listen = (there: Didomi): void => {
    if (heard === there) return;
    heard = there;
    there.on?.('consent.changed', safe(changed));
  };
  const queue = global('didomiOnReady') as Partial<unknown[]> | undefined;
  // it calls back at once if it is ready already; what it said before that is read then
  queue?.push?.(
    safe((there: Didomi) => {
      listen(there);
      changed();
    }),
  );
  return () => {
    const there = Object(global('Didomi')) as Didomi;
    if (!there.getCurrentUserStatus) return undefined;
    listen(there);
    const { purposes = {}, regulation = 'gdpr', updated } = there.getCurrentUserStatus();
    const ask = (there.shouldUserStatusBeCollected ?? there.shouldConsentBeCollected)?.call(there);
    const isAllowed = (id: string) => purposes[id]?.enabled;
    return tellChoice(tools, USUAL, {
      isAllowed,
      answered: regulation === 'gdpr' && ask === false,
      notRequired: OPT_OUT_LAWS.has(regulation),
      raw: { regulation, ask, enabled: Object.keys(purposes).filter(isAllowed) },
      chosen: Date.parse(updated ?? ''),
    });
  };
};
