import type { openSources, Packs } from './capture/sources/open-sources.js';
import { beginConfig, type BegunConfig } from './config.js';
import { configHolds } from './config-holds.js';
import type { hearFurther } from './consent/hear-further.js';
import type { ManagerFiles } from './consent/managers/manager.js';
import { openConsent } from './consent/open-consent.js';
import type { PutFlag } from './consent/opt-out-flag.js';
import { OPT_OUTS, type OptOut } from './consent/opt-outs.js';
import { shut } from './consent/shut.js';
import type { explain } from './explain.js';
import type { govern } from './governor/govern.js';
import type { Spent } from './governor/open-governor.js';
import type { hearingView } from './inspector/audit/hearing-view.js';
import type { openInspector } from './inspector/open-inspector.js';
import { print } from './lib/print.js';
import { mapped, readOnly, writable } from './lib/readable.js';
import type { Problem, Tell, Trouble } from './lib/report.js';
import { putKey } from './own-key.js';
import type { openPreview } from './preview.js';
import type { PhraseFiles } from './phrase-files.js';
import { openProblems, type Problems } from './problems.js';
import type { Standing } from './protocol.js';
import type { openRemembering } from './remember.js';
import { readSwitches, type Switches } from './switches.js';
import { notLoaded, openVisit, type Visit, type VisitOptions } from './visit.js';
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
  surroundings: typeof import('./surroundings.js');
  price: typeof import('./slots/price/open-vet.js');
  list: typeof import('./slots/list.js');
  fairness: typeof import('./fairness/open-fairness.js');
}> &
  ManagerFiles &
  Packs &
  PhraseFiles;

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

type Gate = VisitOptions & {
  /** The end of Vitrine on this page. */
  readonly signal: AbortSignal;
  readonly problems: Problems;
  readonly switches: Switches;
  readonly visit: Visit;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets: string;
  /** Sets or takes away a flag that stays, where the shop allows it. */
  flag?: PutFlag | undefined;
};

/** All of Vitrine that exists before consent: config, switches, consent, problems and a queue in memory. Never throws. */
export function openGate(given: unknown, { assets, faults, load }: GateHost): Vitrine {
  const problems = openProblems();
  // takes a problem by its code, whose sentence is loaded then
  const report: Tell = async (trouble) => {
    if ('message' in trouble) return problems.report(trouble);
    const { explain } = await load('problems', gate.assets).catch(() => ({ explain: codeOnly }));
    problems.report(explain(trouble));
  };
  const closing = new AbortController();
  const consent = openConsent(report);
  const outlook = writable<Standing | undefined>(undefined);
  const budget = writable<Spent | undefined>(undefined);
  const parts = { consent, report, outlook, budget, load, signal: closing.signal };
  const visit = openVisit(parts);
  const gate: Gate = { ...parts, problems, switches: readSwitches(), visit, assets };
  faults?.forEach(report);
  const vitrine: Vitrine = {
    ...facade(gate),
    stop() {
      closing.abort();
      consent.stop();
      visit.stop();
    },
    push(use) {
      try {
        use(vitrine);
      } catch (cause) {
        void report({ code: 'push-callback', cause });
      }
    },
  };
  if (!gate.switches.off) {
    if (configHolds(given)) begin(gate, beginConfig(given), vitrine);
    else void check(gate, given, vitrine);
  }
  return vitrine;
}

const folder = (path: string) => new URL(path.replace(/\/?$/, '/'), document.baseURI).href;

const NONE: readonly never[] = [];

function facade(gate: Gate): Omit<Vitrine, 'push' | 'stop'> {
  const { consent, outlook, visit } = gate;
  const refuse =
    (source: OptOut) =>
    (on = true) => {
      consent.say({ source, kind: 'optout', says: on ? OPT_OUTS[source] : {} });
      gate.flag?.(`-${source}`, on);
    };
  return {
    track: (name, params) => visit.track({ name, params }),
    identify: (params) => visit.track({ name: 'profile_update', params, source: 'profile' }),
    consent: { ...readOnly(consent), set: consent.set, debug: consent.debug },
    outlook: mapped(outlook, (now) => now?.memory && now),
    segments: mapped(outlook, (now) => now?.segments.filter((segment) => segment.active) ?? NONE),
    decisions: mapped(outlook, (now) => now?.decisions ?? NONE),
    problems: readOnly(gate.problems),
    onError: gate.problems.onError,
    budget: readOnly(gate.budget),
    inspect: async (limit) => visit.page()?.inspect(limit),
    export: async () => ({ consent: consent.debug(), ...(await visit.page()?.export()) }),
    erase: visit.erase,
    optOut: refuse('opt-out'),
    object: refuse('objection'),
  };
}

/** A config that may have faults: the full check names them, and the rest begins. */
async function check(gate: Gate, given: unknown, vitrine: Vitrine): Promise<void> {
  try {
    const { assets } = Object(given) as { assets?: unknown };
    if (configHolds({ assets })) gate.assets = folder(assets as string);
    const { checkConfig } = await gate.load('check', gate.assets);
    begin(gate, await checkConfig(given, gate.report, () => gate.load('fairness', gate.assets)), vitrine);
  } catch (cause) {
    gate.report(notLoaded('check', cause));
  }
}

/** What is left to say when the file with the sentences cannot be loaded. */
const codeOnly = (trouble: Trouble): Problem => ({ ...trouble, message: `${trouble.field ?? ''} ${trouble.code}` });

function begin(gate: Gate, config: BegunConfig, vitrine: Vitrine): void {
  if (config.debug) gate.problems.onError(({ code, message }) => print(code, message));
  const stub = window.vitrineStub;
  // another policy, another config: what was decided under the old one goes
  if (!config.enabled || config.consent.child || stub?.stored.policyVersion !== config.policyVersion) stub?.undo();
  if (config.decisionCookie && !config.enabled) putKey('', false, true);
  if (config.consent.optOutFlag) gate.flag = putKey;
  if (!config.enabled || gate.signal.aborted) return;
  const assets = (gate.assets = folder(config.assets ?? gate.assets));
  const shared = { ...gate, config, stub };
  // the preview and the inspector: asked for by a developer, loaded for nobody else
  const load = <Name extends keyof Chunks>(name: Name, use: (chunk: Chunks[Name]) => unknown) =>
    void gate
      .load(name, assets)
      .then(use)
      .catch((cause: unknown) => gate.report(notLoaded(name, cause)));
  if (gate.switches.preview) load('preview', ({ openPreview }) => openPreview(shared));
  else {
    if (hear(gate, config)) {
      // in the same task: what the callback grants is not open yet
      shut(gate.consent, 'not loaded');
      load('consents', ({ hearFurther }) => (gate.flag = hearFurther({ ...shared, given: config.consent })));
    }
    gate.visit.begin(shared);
    if (config.contextual !== 'off') load('contextual', ({ openContextual }) => openContextual(shared));
  }
  if (config.inspect || gate.switches.inspect) load('inspector', ({ openInspector }) => openInspector(vitrine, shared));
}

/**
 * Listens to the shop's own words, and tells whether more is to be heard. What does so is loaded where there is need of it, and until
 * then nothing opens.
 */
function hear({ consent }: Gate, config: BegunConfig): unknown {
  const {
    onConsentRecord,
    policyVersion,
    consent: { callback, ...further },
  } = config;
  if (onConsentRecord) consent.subscribe(() => onConsentRecord(consent.debug()));
  consent.follow(callback, { ...further, policyVersion });
  return Object.keys(further)[0] || (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl;
}
