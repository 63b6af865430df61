import type { Tell } from '../../lib/report.js';
import { warn } from '../../lib/warn.js';
import type { ConsentOptions } from '../consent-options.js';
import type { Consent } from '../open-consent.js';
import { failManager, hearManager, silence, type Found } from './hear-manager.js';
import type { ManagerFile, ManagerFiles } from './manager.js';
import { MANAGER_NAMES, type ManagerName } from './manager-names.js';
import { MANAGER_SIGNS } from './manager-signs.js';
import { toolsFor } from './manager-tools.js';

export type ManagersOptions = Omit<ConsentOptions, 'sources'> &
  Readonly<{
    sources: 'auto' | readonly ManagerName[];
    consent: Pick<Consent, 'say'>;
    load: <Name extends keyof ManagerFiles>(name: Name) => Promise<ManagerFiles[Name]>;
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
  const readAll = (): void => found.forEach((one) => hearManager(one, options));
  const again = (): void => {
    if (signal.aborted) return;
    for (const name of sources === 'auto' ? MANAGER_NAMES : sources) {
      if (found.has(name) || !isThere(options, name)) continue;
      found.set(name, openManager(name, { ...options, readAll }));
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
    warn('no consent manager was found, so everything stays closed: docs/consent.md');
  }, signal);
}

type Opening = ManagersOptions & Readonly<{ readAll(): void }>;

/** Loads a manager's file and opens it. Until it is read, nobody else may open anything. */
function openManager(name: ManagerName, options: Opening): Found {
  const { consent, load, signal } = options;
  const one: Found = { name };
  consent.say(silence(name, 'loading'));
  const global = (usual: string) => readGlobal(options, name, usual);
  const begin = ({ kind, open }: ManagerFile): void => {
    if (signal.aborted) return;
    if (kind) one.kind = kind;
    one.read = open(toolsFor(one, { ...options, global }));
    hearManager(one, options);
  };
  load(`consent.${name}`)
    .then(begin)
    .catch((cause: unknown) => failManager(one, cause, options));
  return one;
}

/** Calls `run` when a script has loaded, when the tab is shown or focused again, and after every click: some managers tell nobody. */
function watch(run: () => void, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  for (const type of ['focus', 'pageshow']) addEventListener(type, run, options);
  for (const type of ['DOMContentLoaded', 'visibilitychange']) document.addEventListener(type, run, options);
  // what loads in a document is told to it, and not to its window: pictures as well
  const loaded = ({ target }: Event) => (target as Element).nodeName === 'SCRIPT' && run();
  document.addEventListener('load', loaded, options);
  addEventListener('click', () => setTimeout(run), options);
}

function whenLoaded(run: () => void, signal: AbortSignal): void {
  if (document.readyState === 'complete') run();
  else addEventListener('load', run, { once: true, signal });
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
