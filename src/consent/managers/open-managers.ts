import type { Tell } from '../../lib/report.js';
import { warn } from '../../lib/warn.js';
import type { ConsentOptions } from '../consent-options.js';
import type { Consent } from '../open-consent.js';
import { failManager, hearManager, silence, type Found, type HearingOptions } from './hear-manager.js';
import type { ManagerFile, ManagerFiles } from './manager.js';
import { MANAGER_NAMES, type ManagerName } from './manager-names.js';
import { MANAGER_SIGNS } from './manager-signs.js';
import { toolsFor } from './manager-tools.js';

export type ManagersOptions = Omit<ConsentOptions, 'sources'> &
  Readonly<{
    sources: 'auto' | readonly ManagerName[];
    consent: Pick<Consent, 'say' | 'get'>;
    /** Loads a file by its name from the folder of Vitrine's own files. */
    load: <Name extends keyof ManagerFiles>(name: Name, assets: string) => Promise<ManagerFiles[Name]>;
    assets: string;
    report: Tell;
    /** Ends the listening. */
    signal: AbortSignal;
  }>;

/**
 * Listens to the consent managers of the page: each is a file of its own, loaded at the first sign of it, which is looked for whenever
 * a script has loaded and whenever the shopper does something; there is no timer. One that is named or found and has not answered keeps
 * everything closed, and so does one that fails. Never throws.
 */
export function openManagers(options: ManagersOptions): void {
  const { consent, sources, signal, report } = options;
  const found = new Map<ManagerName, Found>();
  const readAll = (): unknown => signal.aborted || found.forEach((one) => hearManager(one, opening));
  const opening: Opening = { ...options, readAll };
  watchGrant(opening);
  const again = (): void => {
    if (signal.aborted) return;
    for (const name of sources === 'auto' ? MANAGER_NAMES : sources) {
      if (found.has(name) || !isThere(options, name)) continue;
      found.set(name, openManager(name, opening));
    }
    readAll();
  };
  watch(again, signal);
  if (sources !== 'auto') for (const name of sources) consent.say(silence(name, 'not found'));
  again();
  whenLoaded(() => {
    again();
    if (found.size || sources !== 'auto' || options.callback) return;
    report({ code: 'consent-missing' });
    warn('no consent manager was found; see docs/consent.md');
  }, signal);
}

type Opening = HearingOptions & Readonly<{ readAll(): unknown }>;

/** Loads a manager's file and opens it. Until it is read, nobody else may open anything. */
function openManager(name: ManagerName, options: Opening): Found {
  const { consent, load, assets, signal } = options;
  const one: Found = { name };
  consent.say(silence(name, 'loading'));
  const global = (usual: string) => readGlobal(options, name, usual);
  const begin = ({ kind, open }: ManagerFile): void => {
    if (signal.aborted) return;
    one.kind = kind;
    one.read = open(toolsFor(one, { ...options, global }));
    hearManager(one, options);
  };
  load(`consent.${name}`, assets)
    .then(begin)
    .catch((cause: unknown) => failManager(one, cause, options));
  return one;
}

/** Calls `run` when a script has loaded, when the tab is shown or focused again, and after every click: some managers tell nobody. */
function watch(run: () => void, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  // what the document is told passes its window on the way
  for (const type of ['focus', 'pageshow', 'DOMContentLoaded', 'visibilitychange'])
    addEventListener(type, run, options);
  // what loads in a document is told to it, and not to its window: pictures as well
  const loaded = ({ target }: Event) => (target as Element).nodeName === 'SCRIPT' && run();
  document.addEventListener('load', loaded, options);
  addEventListener('click', () => setTimeout(run), options);
}

/**
 * Notes when another tab takes away the mark of the grant while nothing is granted here: a tab with a grant is told by the others. Nothing
 * is read, and who clears the whole storage withdraws nothing.
 */
function watchGrant(options: HearingOptions): void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key !== 'vitrine-grant' || newValue !== null) return;
    if (options.consent.get().personalize !== 'granted') options.withdrawn = Date.now();
  };
  addEventListener('storage', hear, { signal: options.signal });
}

function whenLoaded(run: () => void, signal: AbortSignal): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { signal });
}

function isThere(options: ManagersOptions, name: ManagerName): unknown {
  try {
    return MANAGER_SIGNS[name]((usual) => readGlobal(options, name, usual));
  } catch {
    // a getter of the page's: as good as not there
    return false;
  }
}

function readGlobal({ globals = {} }: ManagersOptions, name: ManagerName, usual: string): unknown {
  try {
    return (window as unknown as Record<string, unknown>)[globals[name] ?? usual];
  } catch {
    // a getter of the page's: as good as not there
    return undefined;
  }
}
