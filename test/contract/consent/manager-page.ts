import type { Capability, ConsentState } from '../../../src/consent/capability.js';
import { openConsent, type Consent } from '../../../src/consent/open-consent.js';
import type { ManagerName } from '../../../src/consent/managers/manager-names.js';
import { openManagers, type ManagersOptions } from '../../../src/consent/managers/open-managers.js';
import type { HeardVoice } from '../../../src/consent/voice.js';
import type { Trouble } from '../../../src/lib/report.js';
import { MANAGERS } from '../../../src/managers.js';

/** A page on which consent managers are heard, by Vitrine's own consent stage and the managers' own files. */
export type ManagerPage = Readonly<{
  consent: Consent;
  /** What is granted now, in the order of the capabilities. */
  granted(): readonly Capability[];
  /** Every state of consent since the page was opened. */
  states: readonly ConsentState[];
  troubles: readonly Trouble[];
  /** How often anything was said of consent. */
  said(): number;
  /** What `debug()` tells of a source. */
  heard(name: string): HeardVoice | undefined;
  stop(): void;
}>;

export type PageOptions = Omit<Partial<ManagersOptions>, 'consent' | 'report' | 'signal'> & {
  /** Days after which a choice counts no more; default 395. */
  maxAge?: number;
};

/** Opens Vitrine's consent on the document that stands; the caller stops it. */
export function openManagerPage(options: PageOptions): ManagerPage {
  const troubles: Trouble[] = [];
  const states: ConsentState[] = [];
  const report = (trouble: Trouble) => void troubles.push(trouble);
  const consent = openConsent(report);
  consent.subscribe((state) => states.push(state));
  consent.follow(undefined, { policyVersion: '1', maxAge: options.maxAge });
  const end = new AbortController();
  let said = 0;
  const say: Consent['say'] = (voice) => {
    said++;
    consent.say(voice);
  };
  openManagers({
    sources: 'auto',
    load: (name) => MANAGERS[name](),
    assets: '/',
    ...options,
    consent: { ...consent, say },
    report,
    signal: end.signal,
  });
  return {
    consent,
    granted: () => grantedOf(consent.get()),
    states,
    troubles,
    said: () => said,
    heard: (name) => consent.debug().sources.find(({ source }) => source === name),
    stop() {
      end.abort();
      consent.stop();
    },
  };
}

export const grantedOf = (state: ConsentState): readonly Capability[] =>
  (Object.keys(state) as Capability[]).filter((key) => state[key] === 'granted');

/** One turn of the event loop, or that many: what was begun is then done. */
export async function settled(turns = 3): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((done) => setTimeout(done));
}

/** What a browser tells when a shopper comes back to the tab, after a script has loaded, and after a click. */
export const LOOKS: readonly (readonly [string, () => unknown])[] = [
  ['focus', () => dispatchEvent(new Event('focus'))],
  ['pageshow', () => dispatchEvent(new Event('pageshow'))],
  ['visibility', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['click', () => document.body.click()],
  ['script', () => scriptLoaded()],
];

/** All of them, until what follows is done. */
export async function looked(): Promise<void> {
  for (const [, look] of LOOKS) look();
  await settled();
}

/** As a browser tells it: on its way down to the script, and never to the window. */
export function scriptLoaded(): void {
  const script = document.createElement('script');
  script.type = 'text/plain';
  document.head.append(script);
  script.dispatchEvent(new Event('load'));
  script.remove();
}

/** The file of a manager, loaded beforehand, so that a test need not wait for the disk. */
export const loadedFirst = async (name: ManagerName): Promise<Required<Pick<PageOptions, 'load'>>> => {
  const file = await MANAGERS[`consent.${name}`]();
  return { load: (async (asked: string) => (asked === `consent.${name}` ? file : MANAGERS[asked as never])) as never };
};
