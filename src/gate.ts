import type { openSources, Packs } from './capture/sources/open-sources.js';
import { resolveConfig, type ResolvedConfig } from './config.js';
import { configHolds } from './config-holds.js';
import { openConsent, type Consent } from './consent/open-consent.js';
import type { explain } from './explain.js';
import type { govern } from './governor/govern.js';
import type { Spent } from './governor/open-governor.js';
import type { hearingView } from './inspector/audit/hearing-view.js';
import type { openInspector } from './inspector/open-inspector.js';
import { print } from './lib/print.js';
import { mapped, readOnly, writable, type Writable } from './lib/readable.js';
import type { Problem, Tell, Trouble } from './lib/report.js';
import { purge } from './memory/purge.js';
import type { openPage, openSlots, Tracked } from './page.js';
import type { openPreview } from './preview.js';
import { openProblems, type Problems } from './problems.js';
import type { Outlook } from './protocol.js';
import type { readConfig } from './read-config.js';
import type { openRemembering } from './remember.js';
import { readSwitches, type Switches } from './switches.js';
import { notLoaded, openVisit, type Visit } from './visit.js';
import type { Vitrine } from './vitrine.js';

/** The files that are loaded when there is need of them. */
export type Chunks = Readonly<{
  governor: { govern: typeof govern };
  page: { openPage: typeof openPage; openSlots: typeof openSlots };
  preview: { openPreview: typeof openPreview };
  inspector: { openInspector: typeof openInspector };
  hearing: { hearingView: typeof hearingView };
  check: { readConfig: typeof readConfig };
  problems: { explain: typeof explain };
  remember: { openRemembering: typeof openRemembering };
  sources: { openSources: typeof openSources };
}> &
  Packs;

/** Loads a file by its name from the folder of Vitrine's own files. */
export type Load<Table = Chunks> = <Name extends keyof Table>(name: Name, assets: string) => Promise<Table[Name]>;

/** What differs between the script tag and npm. */
export type GateHost = Readonly<{
  /** Absolute URL of the folder of Vitrine's own files, when the config names none. */
  assets: string;
  /** What went wrong before. */
  faults?: readonly Problem[];
  load: Load;
}>;

type Gate = {
  readonly host: GateHost;
  readonly switches: Switches;
  readonly problems: Problems;
  readonly outlook: Writable<Outlook | undefined>;
  readonly budget: Writable<Spent | undefined>;
  readonly consent: Consent;
  /** Absent while the config is checked, and where Vitrine is off. */
  visit?: Visit;
  /** Only where the config has a fault: settles when the rest of it has begun. */
  checking?: Promise<void>;
  stopped?: boolean;
};

/** All of Vitrine that exists before consent: config, switches, consent, problems and a queue in memory. Never throws. */
export function openGate(given: unknown, host: GateHost): Vitrine {
  const problems = openProblems();
  const { report } = problems;
  host.faults?.forEach(report);
  const gate: Gate = {
    host,
    problems,
    switches: readSwitches(),
    outlook: writable<Outlook | undefined>(undefined),
    budget: writable<Spent | undefined>(undefined),
    consent: openConsent(report),
  };
  const vitrine: Vitrine = {
    ...facade(gate),
    push(use) {
      try {
        use(vitrine);
      } catch (cause) {
        report({ code: 'push-callback', message: 'vitrine.push: the callback threw; see cause.', cause });
      }
    },
  };
  if (!gate.switches.off) {
    if (configHolds(given)) begin(gate, resolveConfig(given), vitrine);
    else gate.checking = check(gate, given, vitrine);
  }
  return vitrine;
}

const folder = (path: string) => new URL(path.endsWith('/') ? path : `${path}/`, document.baseURI).href;

const NONE: readonly never[] = [];

function facade(gate: Gate): Omit<Vitrine, 'push'> {
  const { consent, outlook, problems, budget } = gate;
  const soon = <T>(use: (visit: Visit) => T) => {
    const run = () => gate.visit && use(gate.visit);
    return gate.checking ? gate.checking.then(run) : run();
  };
  const say = (call: Omit<Tracked, 'at'>) => {
    const at = Date.now();
    void soon((visit) => visit.track({ ...call, at }));
  };
  return {
    track: (name, params) => say({ name, params }),
    identify: (params) => say({ name: 'profile_update', params, source: 'profile' }),
    consent: { ...readOnly(consent), set: consent.set },
    outlook: readOnly(outlook),
    segments: mapped(outlook, (now) => now?.segments.filter((segment) => segment.active) ?? NONE),
    decisions: mapped(outlook, (now) => now?.decisions ?? NONE),
    problems: readOnly(problems),
    onError: problems.onError,
    budget: readOnly(budget),
    inspect: async (limit) => soon((visit) => visit.inspect(limit)),
    erase: async () => (await soon((visit) => visit.erase())) ?? purge(),
    stop() {
      gate.stopped = true;
      consent.stop();
      gate.visit?.stop();
    },
  };
}

/** A config that may have faults: the full check names them, and the rest begins. */
async function check(gate: Gate, given: unknown, vitrine: Vitrine): Promise<void> {
  const { host, problems } = gate;
  let from = host.assets;
  try {
    const { assets } = Object(given) as { assets?: unknown };
    if (configHolds({ assets })) from = folder(assets as string);
    const { readConfig } = await host.load('check', from);
    begin(gate, readConfig(given, problems.report), vitrine);
  } catch (cause) {
    problems.report(notLoaded('check', from, cause));
  }
}

/** What is left to say when the file with the sentences cannot be loaded. */
const codeOnly = (trouble: Trouble): Problem => ({
  ...trouble,
  message: `${trouble.field ?? 'Vitrine'}: ${trouble.code}; see docs/errors.md.`,
});

function begin(gate: Gate, config: ResolvedConfig, vitrine: Vitrine): void {
  const { host, problems, consent, outlook, budget, switches } = gate;
  const { report } = problems;
  if (config.debug) problems.onError(({ code, message }) => print(code, message));
  const stub = window.vitrineStub;
  if (!config.enabled) stub?.undo();
  if (!config.enabled || gate.stopped) return;
  const assets = folder(config.assets ?? host.assets);
  const tell: Tell = async (trouble) => {
    if ('message' in trouble) return report(trouble);
    const { explain } = await host.load('problems', assets).catch(() => ({ explain: codeOnly }));
    report(explain(trouble));
  };
  // the preview and the inspector: asked for by a developer, loaded for nobody else
  const load = <Name extends keyof Chunks>(name: Name, use: (chunk: Chunks[Name]) => void) =>
    void host
      .load(name, assets)
      .then(use)
      .catch((cause: unknown) => report(notLoaded(name, assets, cause)));
  if (switches.preview) {
    load('page', ({ openSlots }) =>
      load('preview', ({ openPreview }) =>
        openPreview(location.search, { slots: config.slots, report: tell, openSlots }),
      ),
    );
  } else {
    consent.follow(config.consent);
    gate.visit = openVisit({ config, assets, consent, report: tell, outlook, budget, stub, load: host.load });
  }
  if (config.inspect || switches.inspect)
    load('inspector', ({ openInspector }) =>
      openInspector(vitrine, { ...config.capture, loadHearing: () => host.load('hearing', assets) }),
    );
}
