import type { ManagerTools, OpenManager, Said } from './manager.js';
import { tellChoice } from './tell-choice.js';
import { keepDetails, type Cmp, type Details } from './usercentrics-details.js';
import { usualMap } from './usual-map.js';

const USUAL = usualMap('functional', 'functional', 'marketing');

type Service = Readonly<{
  categorySlug?: string;
  consent?: Readonly<{ status?: unknown; history?: readonly Readonly<{ type?: unknown; timestamp?: number }>[] }>;
}>;
type Ui = Readonly<{
  isInitialized?: () => boolean;
  isConsentRequired?: () => boolean;
  getServicesBaseInfo?: () => readonly Service[];
}>;

/**
 * Usercentrics 3 (`__ucCmp`) and 2 (`UC_UI`): a category counts when every service in it is allowed, and by an explicit choice that need
 * not be made anew. The events are not read but for `DENY_ALL`, which closes at once: the third version answers by promises only, so that
 * what is taken back one by one closes a moment later.
 *
 * @contract documented: docs.usercentrics.com (browser UI 2 and 3); `required`, the history of a service and its slug are known.
 */
export const open: OpenManager = (tools) => {
  const details = keepDetails(tools);
  tools.on('UC_CMP_API_READY UC_UI_INITIALIZED UC_UI_CMP_EVENT UC_CONSENT');
  return () => {
    const cmp = tools.global('__ucCmp') as Partial<Cmp> | undefined;
    return cmp?.getConsentDetails
      ? readThird(tools, details(cmp as Cmp))
      : readSecond(tools, Object(tools.global('UC_UI')) as Ui);
  };
};

function readThird(tools: ManagerTools, details: Details | undefined): Said | undefined {
  if (!details) return undefined;
  const { consent = {}, categories = {} } = details;
  const { type, required } = consent;
  return tellChoice(tools, USUAL, {
    isAllowed: (slug) => categories[slug] && categories[slug].state === 'ALL_ACCEPTED',
    answered: type === 'EXPLICIT' && required !== true,
    notRequired: required === false,
    raw: {
      type,
      required,
      ...Object.fromEntries(Object.entries(categories).map(([slug, { state }]) => [slug, state])),
    },
    chosen: consent.updatedAt,
  });
}

function readSecond(tools: ManagerTools, ui: Ui): Said | undefined {
  if (!ui.isInitialized?.()) return undefined;
  const services = ui.getServicesBaseInfo?.() ?? [];
  const explicit = services
    .flatMap(({ consent }) => consent?.history ?? [])
    .filter(({ type }) => type === 'explicit')
    .map(({ timestamp = 0 }) => timestamp);
  const required = ui.isConsentRequired?.();
  return tellChoice(tools, USUAL, {
    isAllowed(slug) {
      const ofIt = services.filter(({ categorySlug }) => categorySlug === slug);
      return ofIt.length ? ofIt.every(({ consent }) => consent?.status === true) : undefined;
    },
    answered: explicit.length && required !== true,
    notRequired: required === false,
    raw: { required, services: services.map(({ categorySlug, consent }) => [categorySlug, consent?.status]) },
    chosen: Math.max(...explicit, 0),
  });
}
