import type { ConsentState } from '../consent/capability.js';
import type { Readable } from '../lib/readable.js';
import type { Problem } from '../lib/report.js';
import type { Inspection, Outlook } from '../protocol.js';
import { decisionsView } from './decisions-view.js';
import { openPanel } from './panel.js';
import type { Panel } from './panel.js';
import { segmentsView } from './segments-view.js';
import { consentView, eventsView, featuresView, problemsView, scoresView } from './tables.js';

/** As much of a running Vitrine as the inspector looks at. */
export type Inspected = Readonly<{
  consent: Readable<ConsentState>;
  outlook: Readable<Outlook | undefined>;
  problems: Readable<readonly Problem[]>;
  inspect(limit?: number): Promise<Inspection | undefined>;
}>;

export type InspectorOptions = Readonly<{ root?: Document }>;

const pause = 250;
const latest = 60;
const nothing = 'Nothing yet: consent is missing, or the first event; a preview has neither.';
const models = { loading: 'models loading', ready: 'models ready', rules: 'rules only' };

const statusOf = ({ seq, memory, models: state }: Outlook): string =>
  `event ${seq} \u00b7 ${memory === 'stored' ? 'stored' : 'in memory'} \u00b7 ${models[state]}`;

// Lays the sections out; the function returned fills them.
function openSections(panel: Panel): (vitrine: Inspected, inspection: Inspection | undefined) => void {
  const decisions = panel.section('Decisions', true);
  const segments = panel.section('Segments', true);
  const scores = panel.section('Scores', true);
  const events = panel.section('Events', true);
  const features = panel.section('Features', false);
  const consent = panel.section('Consent', true);
  const problems = panel.section('Problems', false);

  return (vitrine, inspection) => {
    const outlook = vitrine.outlook.get();
    const states = Object.values(vitrine.consent.get());
    const found = vitrine.problems.get();
    const active = outlook?.segments.filter(({ active }) => active) ?? [];
    const log = inspection?.events ?? [];
    const scored = Object.keys(inspection?.scores ?? {}).length;
    const values = Object.values(inspection?.features ?? {}).filter((value) => value !== 0);
    panel.status(outlook ? statusOf(outlook) : 'waiting');
    decisions.show(outlook?.decisions.length ? decisionsView(outlook.decisions) : nothing, '');
    segments.show(outlook ? segmentsView(outlook.segments) : nothing, `${active.length} active`);
    scores.show(inspection && scored ? scoresView(inspection.scores) : 'No model has spoken.', '');
    events.show(log.length ? eventsView(log) : nothing, log.length ? `latest ${Math.min(log.length, latest)}` : '');
    features.show(
      inspection && values.length ? featuresView(inspection.features) : nothing,
      `${values.length} not zero`,
    );
    consent.show(
      consentView(vitrine.consent.get()),
      `${states.filter((state) => state === 'granted').length} of ${states.length} granted`,
    );
    problems.show(found.length ? problemsView(found) : 'None.', String(found.length));
  };
}

/**
 * Opens the developer's panel over the page and returns what closes it. It refreshes on every change while unfolded, four
 * times a second at most, and holds no data of its own.
 */
export function openInspector(vitrine: Inspected, { root = document }: InspectorOptions = {}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open = true;
  const panel = openPanel(root, (event) => (event === 'close' ? close() : refresh()));
  const fill = openSections(panel);
  const stops = [vitrine.consent, vitrine.outlook, vitrine.problems].map((source) => source.subscribe(refresh));

  async function draw(): Promise<void> {
    // A failed inspection leaves what the page knows by itself.
    const inspection = await vitrine.inspect(latest).catch(() => undefined);
    if (open) fill(vitrine, inspection);
  }

  function refresh(): void {
    if (!open || !panel.opened()) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void draw();
    }, pause);
  }

  function close(): void {
    open = false;
    clearTimeout(timer);
    for (const stop of stops) stop();
    panel.close();
  }

  void draw();
  return close;
}
