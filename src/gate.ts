import type { openSources, Packs } from './capture/sources/open-sources.js';
import { resolveConfig, type ResolvedConfig } from './config.js';
import { configHolds } from './config-holds.js';
import { everything } from './consent/everything.js';
import type { ConsentOptions } from './consent/consent-options.js';
import type { hearFurther } from './consent/hear-further.js';
import type { ManagerFiles } from './consent/managers/manager.js';
import { openConsent, type Consent } from './consent/open-consent.js';
import { OPT_OUTS, type OptOut } from './consent/opt-outs.js';
import type { explain } from './explain.js';
import type { govern } from './governor/govern.js';
import type { Spent } from './governor/open-governor.js';
import type { hearingView } from './inspector/audit/hearing-view.js';
import type { openInspector } from './inspector/open-inspector.js';
import { print } from './lib/print.js';
import { mapped, readOnly, writable, type Writable } from './lib/readable.js';
import type { Problem, Tell, Trouble } from './lib/report.js';
import { purge } from './memory/purge.js';
import type { Tracked } from './page.js';
import type { openPreview } from './preview.js';
import { openProblems, type Problems } from './problems.js';
import type { Standing } from './protocol.js';
import type { openRemembering } from './remember.js';
import { readSwitches, type Switches } from './switches.js';
import { notLoaded, openVisit, type Visit } from './visit.js';
import type { Vitrine } from './vitrine.js';

/** The files that are loaded when there is need of them. */
export type Chunks = Readonly<{
  governor: { govern: typeof govern };
  page: typeof import('./page.js');
  preview: { openPreview: typeof openPreview };
  inspector: { openInspector: typeof openInspector };
  hearing: { hearingView: typeof hearingView };
  check: typeof import('./read-config.js');
  problems: { explain: typeof explain };
  remember: { openRemembering: typeof openRemembering };
  sources: { openSources: typeof openSources };
  consents: { hearFurther: typeof hearFurther };
  contextual: typeof import('./contextual.js');
  price: typeof import('./slots/price/open-vet.js');
  fairness: typeof import('./fairness/open-fairness.js');
}> &
  ManagerFiles &
  Packs;

/** Loads a file by its name from the folder of Vitrine's own files. */
export type Load<Table = Chunks> = <Name extends keyof Table>(name: Name, assets: string) => Promise<Table[Name]>;

/** What differs between the script tag and npm. */
export type GateHost = Readonly<{
  /** Absolute URL of the folder of Vitrine's own files, when the config names none. */
  assets: string;
  /** What went wrong before. */
  faults?: readonly Trouble[];
  load: Load;
}>;

type Gate = {
  readonly host: GateHost;
  readonly switches: Switches;
  readonly problems: Problems;
  /** What stands: of an engine, or of contextual mode. */
  readonly outlook: Writable<Standing | undefined>;
  readonly budget: Writable<Spent | undefined>;
  readonly consent: Consent;
  /** Sets or takes away a flag that stays, where the shop allows it. */
  flag?: ((source: OptOut, on: boolean) => void) | undefined;
  /** Takes a problem by its code, whose sentence is loaded then. */
  readonly tell: Tell;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  readonly closing: AbortController;
  /** Absent while the config is checked, and where Vitrine is off. */
  visit?: Visit;
  /** Only where the config has a fault: settles when the rest of it has begun. */
  checking?: Promise<void>;
};

/** All of Vitrine that exists before consent: config, switches, consent, problems and a queue in memory. Never throws. */
export function openGate(given: unknown, host: GateHost): Vitrine {
  const problems = openProblems();
  const { report } = problems;
  const tell: Tell = async (trouble) => {
    if ('message' in trouble) return report(trouble);
    const { explain } = await host.load('problems', gate.assets).catch(() => ({ explain: codeOnly }));
    report(explain(trouble));
  };
  const consent = openConsent(tell);
  const gate: Gate = {
    host,
    problems,
    switches: readSwitches(),
    outlook: writable<Standing | undefined>(undefined),
    budget: writable<Spent | undefined>(undefined),
    consent,
    tell,
    assets: host.assets,
    closing: new AbortController(),
  };
  host.faults?.forEach(tell);
  const vitrine: Vitrine = {
    ...facade(gate),
    push(use) {
      try {
        use(vitrine);
      } catch (cause) {
        void tell({ code: 'push-callback', cause });
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
  const refuse =
    (source: OptOut) =>
    (on = true) => {
      consent.say({ source, kind: 'optout', says: on ? OPT_OUTS[source] : {} });
      // where Vitrine is off, or over, nobody follows
      if (on && !gate.visit) void purge();
      gate.flag?.(source, on);
    };
  const say = (call: Omit<Tracked, 'at'>) => {
    const at = Date.now();
    void soon((visit) => visit.track({ ...call, at }));
  };
  return {
    track: (name, params) => say({ name, params }),
    identify: (params) => say({ name: 'profile_update', params, source: 'profile' }),
    consent: { ...readOnly(consent), set: consent.set, debug: consent.debug },
    outlook: mapped(outlook, (now) => now?.memory && now),
    segments: mapped(outlook, (now) => now?.segments.filter((segment) => segment.active) ?? NONE),
    decisions: mapped(outlook, (now) => now?.decisions ?? NONE),
    problems: readOnly(problems),
    onError: problems.onError,
    budget: readOnly(budget),
    inspect: async (limit) => soon((visit) => visit.inspect(limit)),
    export: async () => ({ consent: consent.debug(), ...(await soon((visit) => visit.export())) }),
    erase: async () => (await soon((visit) => visit.erase())) ?? purge(),
    optOut: refuse('opt-out'),
    object: refuse('objection'),
    stop() {
      gate.closing.abort();
      consent.stop();
      gate.visit?.stop();
      delete gate.visit;
    },
  };
}

/** A config that may have faults: the full check names them, and the rest begins. */
async function check(gate: Gate, given: unknown, vitrine: Vitrine): Promise<void> {
  const { host, tell } = gate;
  try {
    const { assets } = Object(given) as { assets?: unknown };
    if (configHolds({ assets })) gate.assets = folder(assets as string);
    const { checkConfig } = await host.load('check', gate.assets);
    begin(gate, await checkConfig(given, tell, () => host.load('fairness', gate.assets)), vitrine);
  } catch (cause) {
    tell(notLoaded('check', cause));
  }
}

/** What is left to say when the file with the sentences cannot be loaded. */
const codeOnly = (trouble: Trouble): Problem => ({
  ...trouble,
  message: `${trouble.field ?? 'Vitrine'}: ${trouble.code}; see docs/errors.md.`,
});

function begin(gate: Gate, config: ResolvedConfig, vitrine: Vitrine): void {
  const { host, problems, consent, outlook, budget, switches, tell, closing } = gate;
  if (config.debug) problems.onError(({ code, message }) => print(code, message));
  const stub = window.vitrineStub;
  if (!config.enabled || config.consent.child) stub?.undo();
  if (!config.enabled || closing.signal.aborted) return;
  const assets = (gate.assets = folder(config.assets ?? host.assets));
  // the preview and the inspector: asked for by a developer, loaded for nobody else
  const load = <Name extends keyof Chunks>(name: Name, use: (chunk: Chunks[Name]) => unknown) =>
    void host
      .load(name, assets)
      .then(use)
      .catch((cause: unknown) => tell(notLoaded(name, cause)));
  const { signal } = closing;
  const shared = { config, assets, consent, report: tell, outlook, budget, stub, load: host.load, signal };
  if (switches.preview)
    load('page', (page) => load('preview', ({ openPreview }) => openPreview({ ...shared, ...page })));
  else {
    gate.visit = openVisit(shared);
    hear(gate, config, (given) =>
      load('consents', ({ hearFurther }) => (gate.flag = hearFurther({ ...shared, given }))),
    );
    if (config.contextual !== 'off') load('contextual', ({ openContextual }) => openContextual(shared));
  }
  if (config.inspect || switches.inspect)
    load('inspector', ({ openInspector }) =>
      openInspector(vitrine, { ...config.capture, loadHearing: () => host.load('hearing', assets) }),
    );
}

/**
 * Listens to whoever speaks of consent. What hears more than the shop's own words is loaded where there is need of it, and until then
 * nothing opens.
 */
function hear({ consent }: Gate, config: ResolvedConfig, further: (given: ConsentOptions) => void): void {
  const { onConsentRecord } = config;
  const { callback, ...given } = config.consent;
  if (onConsentRecord) consent.subscribe(() => onConsentRecord(consent.debug()));
  consent.follow(callback, { ...given, policyVersion: config.policyVersion });
  if (!Object.keys(given)[0] && !(navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl) return;
  // in the same task: what the callback grants is not open yet
  consent.say({ source: 'consents', says: { ...everything('unknown'), contextual: 'denied' }, note: 'loading' });
  further(config.consent);
}
