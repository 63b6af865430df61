import { openCapture, type Capture } from './capture/capture.js';
import type { Heard } from './capture/heard.js';
import { resolveConfig, type BegunConfig, type ResolvedConfig } from './config.js';
import type { Consent } from './consent/open-consent.js';
import { pageView } from './capture/page-view.js';
import { openScope } from './capture/scope.js';
import { engineSetup } from './engine-setup.js';
import { openCrossing } from './crossing.js';
import { cookieHeld } from './decision-cookie/cookie-held.js';
import { slotRules } from './decisions/slot-rules.js';
import { hearEngine, openTelling } from './hear-engine.js';
import { openFurther } from './further.js';
import type { Load } from './gate.js';
import { grantedStub } from './granted-stub.js';
import { lazily } from './lazily.js';
import type { Savings } from './governor/govern.js';
import type { Spent } from './governor/open-governor.js';
import { openBatch } from './lib/batch.js';
import { openMeter, type Meter } from './lib/meter.js';
import type { Readable } from './lib/readable.js';
import type { Tell } from './lib/report.js';
import type { Inspection, Outlook, Standing } from './protocol.js';
import { openSlots, type Slots, type SlotsOptions } from './slots/open-slots.js';
import type { Choice } from './slots/slot.js';
import type { StubHandle } from './slots/stored-slot.js';
import { rememberLater } from './remember-later.js';
import { readDecisions } from './stored-decisions.js';
import { vetLater } from './vet-later.js';
import { showEarlier } from './show-earlier.js';
import { openThrift } from './thrift.js';

/** For the preview and contextual mode. */
export { openScope, openSlots, pageView, resolveConfig, slotRules };

/** A call of `vitrine.track()`, or, with its own source, of `vitrine.identify()`; as yet unchecked. */
export type Tracked = Readonly<{ name: string; params: unknown; at: number; source?: string }>;

/** What this device holds of the shopper: all that is known, the text of the head stub's key, and that of the cookie where there may be one. */
export type Held = Readonly<{
  inspection?: Inspection | undefined;
  shown?: string | null;
  cookie?: string | undefined;
}>;

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
  config: BegunConfig;
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

type Resolved = PageOptions & Readonly<{ config: ResolvedConfig }>;

/** Wires listening -> crossing -> slots, after consent: the left half of the picture in docs/architecture.md. */
export const openPage = (options: PageOptions): Page =>
  openStages({ ...options, config: resolveConfig(options.config) });

function openStages(options: Resolved): Page {
  const { config, consent, report, backfill } = options;
  const meter = openMeter();
  const closing = new AbortController();
  const { signal } = closing;
  const lazy = { ...options, signal };
  const telling = openTelling(options, meter);
  const setup = engineSetup(options);
  const stage = openStage({ ...lazy, stub: grantedStub(options.stub, setup) }, meter, {
    onExposure: (choice) => consent.get().measure === 'granted' && tellSeen(capture, choice),
    onStands: telling.stand,
  });
  const listen = hearEngine({ ...options, ...telling, slots: stage, remember: rememberLater(lazy) }, meter);
  const crossing = openCrossing({ ...options, setup, listen });
  const batch = openBatch<Heard>((heard) => meter.run('engine', () => crossing.append(heard)));
  let further: ReturnType<typeof openFurther> | undefined;
  const emit = (heard: Heard) => {
    batch.add(heard);
    if (heard.source !== 'page_view') return;
    stage.turn();
    thrift?.renew();
    further?.viewed();
  };
  const end = () => [crossing.close, capture.stop, batch.stop, stage.freeze].forEach((stop) => stop());
  const thrift = openBudget({ ...options, meter, signal }, { ...stage, pace: batch.pace, end });
  const capture = openCapture({ ...config.capture, backfill, report, now: Date.now, emit, run: meter.run });
  further = openFurther({ ...options, capture, signal, cross: batch.flush });
  // whoever opens this page has to have it first: a listener may close it
  queueMicrotask(() => signal.aborted || showEarlier({ ...options, ...telling, ...stage, setup }));
  return {
    track: tellTo(capture),
    persist: crossing.persist,
    inspect: crossing.inspect,
    export: async () => heldWith(await crossing.inspect(), config),
    close() {
      end();
      closing.abort();
      stage.stop();
    },
  };
}

const heldWith = (inspection: Inspection | undefined, { decisionCookie }: ResolvedConfig): Held => ({
  inspection,
  shown: readDecisions(),
  ...(decisionCookie && { cookie: cookieHeld() }),
});

type Staging = Resolved & Readonly<{ signal: AbortSignal }>;

/** The slots of the page, as its other stages have them. */
function openStage(options: Staging, meter: Meter, heard: Pick<SlotsOptions, 'onExposure' | 'onStands'>): Slots {
  const { config, consent, report, stub } = options;
  return openSlots({
    slots: config.slots,
    debug: config.debug,
    report,
    measure: consent.get().measure === 'granted',
    run: meter.run,
    changed: (slot) => meter.change(`swap ${slot}`),
    stub: stub ?? undefined,
    vet: vetLater(options),
    list: (wish) => lazily('list', ({ prepareList }) => (wish.lay = prepareList), options),
    ...heard,
  });
}

/** What has a source of its own is heard under its name. */
const tellTo =
  ({ listen, track }: Capture) =>
  ({ name, params, at, source }: Tracked) =>
    source ? listen(source, (emit) => emit(name, params, at), 0) : track(name, params, at);

type Budgeting = Resolved & Readonly<{ meter: Meter; signal: AbortSignal }>;

function openBudget(options: Budgeting, savings: Savings) {
  const { budget } = options.config;
  if (!budget) return undefined;
  return openThrift({ ...options, budget }, savings);
}

const tellSeen = ({ track }: Capture, { slot, variant }: Choice) =>
  track('view_promotion', { promotion_id: variant, promotion_name: 'vitrine', creative_slot: slot });
