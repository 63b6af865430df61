import { openCapture, type Capture } from './capture/capture.js';
import type { Heard } from './capture/heard.js';
import type { ResolvedConfig } from './config.js';
import type { Consent } from './consent/open-consent.js';
import { pageView } from './capture/page-view.js';
import { openScope } from './capture/scope.js';
import { openCrossing } from './crossing.js';
import { slotRules } from './decisions/slot-rules.js';
import { openFurther } from './further.js';
import type { Load } from './gate.js';
import { markGrant, newGrant } from './grant-marker.js';
import type { Savings } from './governor/govern.js';
import type { Spent } from './governor/open-governor.js';
import { openBatch } from './lib/batch.js';
import { openMeter, type Meter } from './lib/meter.js';
import { print } from './lib/print.js';
import type { Readable } from './lib/readable.js';
import type { Tell } from './lib/report.js';
import type { EngineMessage, EngineSetup, Inspection, Outlook, Standing } from './protocol.js';
import { openSlots, type Slots } from './slots/open-slots.js';
import type { Choice } from './slots/slot.js';
import type { StubHandle } from './slots/stored-slot.js';
import { rememberLater } from './remember-later.js';
import { settingsOf } from './settings.js';
import { readDecisions } from './stored-decisions.js';
import { vetLater } from './vet-later.js';
import { openStage } from './stage.js';
import { openThrift } from './thrift.js';

/** For the preview and contextual mode. */
export { openScope, openSlots, pageView, slotRules };

/** A call of `vitrine.track()`, or, with its own source, of `vitrine.identify()`; as yet unchecked. */
export type Tracked = Readonly<{ name: string; params: unknown; at: number; source?: string }>;

/** What this device holds of the shopper: all that is known, and the text of the head stub's key. */
export type Held = Readonly<{ inspection?: Inspection | undefined; shown?: string | null }>;

/** The page's stages while they run. `close` puts the page back in the same task. */
export type Page = Readonly<{
  track(call: Tracked): void;
  /** Consent to `persist` came after the rest. */
  persist(): void;
  inspect(limit?: number): Promise<Inspection | undefined>;
  export(): Promise<Held>;
  close(): void;
}>;

export type PageOptions = Readonly<{
  config: ResolvedConfig;
  assets: string;
  consent: Pick<Consent, 'get' | 'debug'>;
  report: Tell;
  /** Whether what the page said before the grant counts. */
  backfill: boolean;
  load: Load;
  /** What stands. */
  outlook: Readable<Standing | undefined>;
  onOutlook(outlook: Outlook): void;
  onSpent(spent: Spent): void;
  /** What the head stub has done; null where it stands in the page and had nothing to do, undefined where there is none. */
  stub: StubHandle | null | undefined;
  /** The grant under which the stores were opened no longer stands. */
  onRevoked(): void;
}>;

const DAY = 86_400_000;

/** Wires listening -> crossing -> slots, after consent: the left half of the picture in docs/architecture.md. */
export function openPage(options: PageOptions): Page {
  const { config, consent, report, backfill } = options;
  const meter = openMeter();
  const closing = new AbortController();
  const { signal } = closing;
  const stage = openStage(config, {
    report,
    measure: consent.get().measure === 'granted',
    onExposure: (choice) => consent.get().measure === 'granted' && tellSeen(capture, choice),
    run: meter.run,
    changed: (slot) => meter.change(`swap ${slot}`),
    stub: options.stub ?? undefined,
    vet: vetLater({ ...options, signal }),
  });
  const listen = hearEngine({ ...options, apply: stage.apply, remember: rememberLater({ ...options, signal }) }, meter);
  const crossing = openCrossing({ ...options, setup: engineSetup(options), listen });
  const batch = openBatch<Heard>((heard) => meter.run('engine', () => crossing.append(heard)));
  let further: ReturnType<typeof openFurther> | undefined;
  const emit = (heard: Heard) => {
    batch.add(heard);
    if (heard.source !== 'page_view') return;
    thrift?.renew();
    further?.viewed();
  };
  const end = () => [crossing.close, capture.stop, batch.stop, stage.freeze].forEach((stop) => stop());
  const thrift = openBudget({ ...options, meter, signal }, { ...stage, pace: batch.pace, end });
  const capture = openCapture({ ...config.capture, backfill, report, now: Date.now, emit, run: meter.run });
  further = openFurther({ ...options, capture, signal, cross: batch.flush });
  return {
    track: tellTo(capture),
    persist: crossing.persist,
    inspect: crossing.inspect,
    export: async () => ({ inspection: await crossing.inspect(), shown: readDecisions() }),
    close() {
      end();
      closing.abort();
      stage.stop();
    },
  };
}

/** What has a source of its own is heard under its name. */
const tellTo =
  ({ listen, track }: Capture) =>
  ({ name, params, at, source }: Tracked) =>
    source ? listen(source, (emit) => emit(name, params, at), 0) : track(name, params, at);

type Budgeting = PageOptions & Readonly<{ meter: Meter; signal: AbortSignal }>;

function openBudget(options: Budgeting, savings: Savings) {
  const { budget } = options.config;
  if (!budget) return undefined;
  return openThrift({ ...options, budget }, savings);
}

type Hearing = PageOptions & Readonly<{ apply: Slots['apply']; remember(outlook: Outlook): void }>;

function hearEngine(
  { config, report, stub, apply, remember, onRevoked, onOutlook, outlook: standing }: Hearing,
  meter: Meter,
) {
  const hear = (message: EngineMessage) => {
    if (config.debug) print(message.kind, message);
    if (message.kind === 'problem') report(message.problem);
    else if (message.kind === 'revoked') onRevoked();
    else {
      const { outlook } = message;
      if (standing.get()?.waits?.(outlook)) return;
      // it speaks for a grant that no longer stands
      if (stub && outlook.grant && outlook.grant !== stub.stored.grant) stub.undo();
      apply(outlook.decisions);
      remember(outlook);
      meter.run('listeners', () => onOutlook(outlook));
    }
  };
  return (message: EngineMessage) => meter.run('engine', () => hear(message));
}

const tellSeen = ({ track }: Capture, { slot, variant }: Choice) =>
  track('view_promotion', { promotion_id: variant, promotion_name: 'vitrine', creative_slot: slot });

function engineSetup({ config, assets, consent }: PageOptions): EngineSetup {
  const persist = consent.get().persist === 'granted';
  const maxAge = (config.consent.maxAge ?? 395) * DAY;
  const id = newGrant();
  return {
    persist,
    grant: persist ? markGrant(id, maxAge) : { id, marked: false },
    retentionDays: config.retentionDays,
    proof: { record: consent.debug(), maxAge },
    ...(config.models !== false && { models: new URL(config.models, assets).href }),
    runtime: config.runtime,
    assets,
    reading: { ...config.capture, seasons: config.seasons },
    ...(config.profile && { profile: config.profile }),
    slots: slotRules(config.slots),
    campaigns: config.campaigns,
    settings: settingsOf(config),
    language: document.documentElement.lang,
    policyVersion: config.policyVersion,
  };
}
