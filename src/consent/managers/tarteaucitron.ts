import type { PurposeMap } from '../consent-options.js';
import type { OpenManager } from './manager.js';

type Service = Readonly<{ key: string; type?: string; needConsent?: boolean; defaultState?: unknown }>;

type Tarteaucitron = Readonly<{
  cookie: { read(): string };
  job?: readonly string[];
  parameters?: Readonly<{ cookieName?: string; highPrivacy?: boolean; serviceDefaultState?: unknown }>;
  services: Readonly<Record<string, Service>>;
  state: Readonly<Record<string, boolean>>;
  user?: Readonly<{ bypass?: boolean }>;
}>;

const OWN = ['vitrine'];
const ANALYTIC = ['analytic'];

const USUAL: PurposeMap = {
  contextual: OWN,
  persist: OWN,
  personalize: OWN,
  measure: ANALYTIC,
  learn: ANALYTIC,
  export: ['ads'],
};

/**
 * tarteaucitron. A purpose of a map is the key of a service, or a type of services, of which each must be allowed. No type of its fits
 * personalization: the shop asks for it by a service of its own, `tarteaucitron.services.vitrine`, or names another in the map.
 *
 * Its cookie says `true` also where nobody chose: for services without `needConsent`, by a default state, outside the EU by `bypass`,
 * and, without `highPrivacy`, after a scroll or a second page. None of that opens. It tells no time of the choice.
 * @contract measured tarteaucitronjs 1.34.0
 */
export const open: OpenManager = ({ global, says, on }) => {
  on('tac.consent_updated', document);
  on('tac.root_available tac.close_alert tac.close_panel');
  return () => {
    const { cookie, parameters, services, state, job = [], user } = (global('tarteaucitron') ?? {}) as Tarteaucitron;
    if (!cookie || !parameters?.cookieName) return;
    const { highPrivacy, serviceDefaultState } = parameters;
    // the cookie, since another tab may have written to it: `!gtag=wait!vimeo=true`
    const pairs = cookie.read().split('!');
    const saved = Object.fromEntries(pairs.slice(1).map((pair) => pair.split('=') as [string, string]));
    const isAllowed = ({ key, needConsent, defaultState = serviceDefaultState }: Service) => {
      if (saved[key] === 'false') return false;
      const isChosen = highPrivacy && needConsent && defaultState !== true && !user?.bypass;
      return isChosen && saved[key] === 'true' && state[key] ? true : undefined;
    };
    const asked = job.map((id) => services[id]).filter((service) => service !== undefined);
    const notRequired = user?.bypass === true;
    if (!notRequired && asked.every((service) => isAllowed(service) === undefined)) return;
    const said = says(USUAL, (purpose) => {
      const named = asked.filter(({ key }) => key === purpose);
      const answers = (named.length ? named : asked.filter(({ type }) => type === purpose)).map(isAllowed);
      return answers.includes(false) ? false : answers.length > 0 && answers.every(Boolean) ? true : undefined;
    });
    if (!notRequired) return { says: said, raw: saved };
    const refused = Object.entries(said).filter(([, answer]) => answer === 'denied');
    return { says: Object.fromEntries(refused), raw: saved, notRequired, note: 'not asked for here' };
  };
};
