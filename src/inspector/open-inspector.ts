import type { ConsentState } from '../consent/capability.js';
import type { ConsentRecord } from '../consent/open-consent.js';
import type { Decision } from '../decisions/decision.js';
import type { PriorityRule } from '../decisions/suppression/suppression.js';
import type { Spent } from '../governor/open-governor.js';
import type { Readable } from '../lib/readable.js';
import type { Problem } from '../lib/report.js';
import type { Inspection, Outlook } from '../protocol.js';
import type { Segment } from '../segments/segment.js';
import type { SlotConfig } from '../slots/slot-config.js';
import { fillAccess } from './access-view.js';
import { hearingFiller, type FillHearing } from './hearing-filler.js';
import type { hearingView } from './audit/hearing-view.js';
import { budgetView } from './budget-view.js';
import { consentView } from './consent-view.js';
import { decisionsView } from './decisions-view.js';
import { openPanel } from './panel.js';
import type { Panel } from './panel.js';
import { segmentsView } from './segments-view.js';
import { latestMove, transitionsView } from './transitions-view.js';
import { eventsView, featuresView, problemsView, scoresView } from './tables.js';

/** As much of a running Vitrine as the inspector looks at. */
export type Inspected = Readonly<{
  consent: Readable<ConsentState> & Readonly<{ debug?(): ConsentRecord }>;
  outlook: Readable<Outlook | undefined>;
  /** What stands, also where contextual mode has decided it. */
  decisions: Readable<readonly Decision[]>;
  segments: Readable<readonly Segment[]>;
  problems: Readable<readonly Problem[]>;
  /** Undefined before anything is measured, and where the shop wants no budget. */
  budget: Readable<Spent | undefined>;
  inspect(limit?: number): Promise<Inspection | undefined>;
}>;

export type InspectorOptions = Readonly<{
  root?: Document;
  /** With the global name of the data layer, what moves priorities, and where the slots are. */
  config?: Readonly<{
    capture: Readonly<{ dataLayer?: string | false }>;
    priorities?: readonly PriorityRule[];
    slots?: Readonly<Record<string, SlotConfig>>;
  }>;
  /** Absolute URL of the folder of Vitrine's own files. */
  assets?: string;
  /** Loads what judges the hearing, when that is first unfolded. */
  load?: (name: 'hearing', assets: string) => Promise<{ hearingView: typeof hearingView }>;
}>;

const pause = 250;
const latest = 60;
const nothing = 'Nothing yet: consent is missing, or the first event; a preview has neither.';
const unmeasured = 'Not measured: consent is missing, or the config says `budget: false`.';
const contextual = 'contextual mode \u00b7 no memory';
const models = { loading: 'models loading', ready: 'models ready', rules: 'rules only' };

const statusOf = ({ seq, memory, models: state }: Outlook): string =>
  `event ${seq} \u00b7 ${memory === 'stored' ? 'stored' : 'in memory'} \u00b7 ${models[state]}`;

/** What fills the sections: all of them, or the one that the engine has no say in. */
type Sections = Readonly<{
  fill(vitrine: Inspected, inspection: Inspection | undefined): void;
  fillBudget(vitrine: Inspected): void;
}>;

/** Lays the sections out. */
const openParts = (panel: Panel, refresh: () => void) => ({
  decisions: panel.section('Decisions', true),
  segments: panel.section('Segments', true),
  transitions: panel.section('Transitions', false),
  scores: panel.section('Scores', true),
  events: panel.section('Events', true),
  hearing: panel.section('Hearing', false, refresh),
  features: panel.section('Features', false),
  access: panel.section('Access', false, refresh),
  consent: panel.section('Consent', true),
  budget: panel.section('Budget', false),
  problems: panel.section('Problems', false),
});

type Filling = Readonly<{
  fillHearing: FillHearing;
  refresh: () => void;
  config: InspectorOptions['config'];
  root: Document;
}>;

function openSections(panel: Panel, { fillHearing, refresh, config, root }: Filling): Sections {
  const parts = openParts(panel, refresh);
  const { scores, events, hearing, features, access, consent, budget, problems } = parts;

  const fillBudget = (vitrine: Inspected) => {
    const spent = vitrine.budget?.get();
    budget.show(spent ? budgetView(spent) : unmeasured, spent?.step ?? '');
  };
  const fill = (vitrine: Inspected, inspection: Inspection | undefined) => {
    const outlook = vitrine.outlook.get();
    const states = Object.values(vitrine.consent.get());
    const found = vitrine.problems.get();
    const log = inspection?.events ?? [];
    const scored = Object.keys(inspection?.scores ?? {}).length;
    const values = Object.values(inspection?.features ?? {}).filter((value) => value !== 0);
    panel.status(outlook ? statusOf(outlook) : vitrine.decisions.get()[0] ? contextual : 'waiting');
    fillDecided(parts, { vitrine, inspection, priorities: config?.priorities });
    scores.show(inspection && scored ? scoresView(inspection.scores) : 'No model has spoken.', '');
    events.show(log.length ? eventsView(log) : nothing, log.length ? `latest ${Math.min(log.length, latest)}` : '');
    features.show(inspection && values.length ? featuresView(inspection) : nothing, `${values.length} not zero`);
    consent.show(
      consentView(vitrine.consent.get(), vitrine.consent.debug?.().sources),
      `${states.filter((state) => state === 'granted').length} of ${states.length} granted`,
    );
    fillAccess(access, root, config?.slots);
    problems.show(found.length ? problemsView(found) : 'None.', String(found.length));
    if (!inspection) hearing.show(nothing, '');
    else if (hearing.opened()) fillHearing(hearing, inspection);
    fillBudget(vitrine);
  };
  return { fill, fillBudget };
}

type Decided = Readonly<{
  vitrine: Inspected;
  inspection: Inspection | undefined;
  priorities: readonly PriorityRule[] | undefined;
}>;

/** What is decided, by which segments, and how these came to be. */
function fillDecided(
  { decisions, segments, transitions }: ReturnType<typeof openParts>,
  { vitrine, inspection, priorities }: Decided,
): void {
  const active = vitrine.segments.get();
  const decided = vitrine.decisions.get();
  const judged = vitrine.outlook.get()?.segments ?? active;
  const held = decided.reduce((sum, { suppressed = [] }) => sum + suppressed.length, 0);
  const view = decided[0] ? decisionsView(decided, { segments: judged, priorities }) : nothing;
  decisions.show(view, held ? `${held} held back` : '');
  segments.show(judged[0] ? segmentsView(judged) : nothing, `${active.length} active`);
  const moved = inspection?.outlook.transitions ?? [];
  const last = moved.at(-1);
  transitions.show(last ? transitionsView(moved) : 'None yet.', last ? latestMove(last) : '');
}

/**
 * Opens the developer's panel over the page and returns what closes it. It refreshes on every change while unfolded, four
 * times a second at most, and holds no data of its own.
 */
export function openInspector(vitrine: Inspected, options: InspectorOptions = {}): () => void {
  let open = true;
  const { config, root = document } = options;
  const panel = openPanel(root, (event) => (event === 'close' ? close() : refresh()));
  const refresh = paced(draw);
  const { fill, fillBudget } = openSections(panel, { fillHearing: hearingFiller(options), refresh, config, root });
  const stops = [vitrine.consent, vitrine.outlook, vitrine.decisions, vitrine.problems].map((source) =>
    source.subscribe(refresh),
  );
  // without asking the engine, whose answer would count in the figures
  const refreshBudget = paced(() => fillBudget(vitrine));
  if (vitrine.budget) stops.push(vitrine.budget.subscribe(refreshBudget));

  async function draw(): Promise<void> {
    // A failed inspection leaves what the page knows by itself.
    const inspection = await vitrine.inspect(latest).catch(() => undefined);
    if (open) fill(vitrine, inspection);
  }

  function paced(run: () => void): () => void {
    let waiting = false;
    return () => {
      if (!open || !panel.opened() || waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        if (open) run();
      }, pause);
    };
  }

  function close(): void {
    open = false;
    for (const stop of stops) stop();
    panel.close();
  }

  void draw();
  return close;
}
