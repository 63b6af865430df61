import { readConfig, type ResolvedConfig } from './config.js';
import type { ConsentSource } from './consent/capability.js';
import { openConsent } from './consent/open-consent.js';
import { mapped, writable } from './lib/readable.js';
import type { Problem, Report } from './lib/report.js';
import { purge } from './memory/purge.js';
import type { openPage, openPreview } from './page.js';
import { openProblems, type Problems } from './problems.js';
import type { Outlook } from './protocol.js';
import { readSwitches, type Switches } from './switches.js';
import { notLoaded, openVisit, type Visit } from './visit.js';
import type { Vitrine } from './vitrine.js';

/** What differs between the script tag and npm. */
export type GateHost = Readonly<{
  /** Absolute URL of the folder of Vitrine's own files, when the config names none. */
  assets: string;
  /** What went wrong before. */
  faults?: readonly Problem[];
  loadPage(assets: string): Promise<{ openPage: typeof openPage; openPreview: typeof openPreview }>;
  loadInspector(assets: string): Promise<{ openInspector(vitrine: Vitrine): () => void }>;
}>;

/** All of Vitrine that exists before consent: config, switches, consent, problems and a queue in memory. Never throws. */
export function openGate(given: unknown, host: GateHost): Vitrine {
  const problems = openProblems();
  host.faults?.forEach(problems.report);
  const { source, config } = readGiven(given, problems);
  const switches = readSwitches();
  const alive = config.enabled && !switches.off;
  const live = alive && !switches.previews.length;
  const outlook = writable<Outlook | undefined>(undefined);
  const consent = openConsent(live ? source : undefined, problems.report);
  const assets = alive ? folder(config.assets ?? host.assets) : '';
  const visit = live ? openVisit({ ...host, config, assets, consent, report: problems.report, outlook }) : undefined;
  const vitrine: Vitrine = {
    ...facade({ consent, outlook, problems, visit }),
    push(use) {
      try {
        use(vitrine);
      } catch (cause) {
        problems.report({ code: 'push-callback', message: 'vitrine.push: the callback threw; see cause.', cause });
      }
    },
  };
  if (alive) openExtras({ vitrine, host, assets, config, switches, report: problems.report });
  return vitrine;
}

const folder = (path: string) => new URL(path.endsWith('/') ? path : `${path}/`, document.baseURI).href;

function readGiven(given: unknown, problems: Problems): { source: ConsentSource | undefined; config: ResolvedConfig } {
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  const { consent, ...plain } = isRecord ? (given as Record<string, unknown>) : {};
  const config = readConfig(isRecord ? plain : given, problems.report);
  problems.printing(config.debug);
  if (consent === undefined || typeof consent === 'function') return { source: consent as ConsentSource, config };
  const message = 'config.consent: use a function (set) => stop, or vitrine.consent.set().';
  problems.report({ code: 'config-invalid', field: 'consent', message });
  return { source: undefined, config };
}

type Parts = Readonly<{
  consent: ReturnType<typeof openConsent>;
  outlook: ReturnType<typeof writable<Outlook | undefined>>;
  problems: Problems;
  visit: Visit | undefined;
}>;

const NONE: readonly never[] = [];

function facade({ consent, outlook, problems, visit }: Parts): Omit<Vitrine, 'push'> {
  const { get, subscribe } = consent;
  return {
    track: (name, params) => visit?.track({ name, params, at: Date.now() }),
    consent: { get, subscribe, set: consent.set },
    outlook: { get: outlook.get, subscribe: outlook.subscribe },
    segments: mapped(outlook, (now) => now?.segments.filter((segment) => segment.active) ?? NONE),
    decisions: mapped(outlook, (now) => now?.decisions ?? NONE),
    problems: { get: problems.get, subscribe: problems.subscribe },
    onError: problems.onError,
    inspect: async (limit) => visit?.inspect(limit),
    erase: async () => (visit ? visit.erase() : purge()),
    stop() {
      consent.stop();
      visit?.stop();
    },
  };
}

type Extras = Readonly<{
  vitrine: Vitrine;
  host: GateHost;
  assets: string;
  config: ResolvedConfig;
  switches: Switches;
  report: Report;
}>;

/** The preview and the inspector: asked for by a developer, loaded for nobody else. */
function openExtras({ vitrine, host, assets, config, switches, report }: Extras): void {
  const failed = (file: string) => (cause: unknown) => report(notLoaded(file, assets, cause));
  if (switches.previews.length) {
    host
      .loadPage(assets)
      .then(({ openPreview }) => openPreview(config.slots, switches.previews, report))
      .catch(failed('vitrine.page.js'));
  }
  if (config.inspect || switches.inspect) {
    host
      .loadInspector(assets)
      .then(({ openInspector }) => openInspector(vitrine))
      .catch(failed('vitrine.inspector.js'));
  }
}
