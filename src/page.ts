import { openCapture, type Capture } from './capture/capture.js';
import type { Heard } from './capture/heard.js';
import type { ResolvedConfig } from './config.js';
import type { ConsentState } from './consent/capability.js';
import { openCrossing } from './crossing.js';
import { slotRules } from './decisions/slot-rules.js';
import { openFurther } from './further.js';
import type { Load } from './gate.js';
import type { Savings } from './governor/govern.js';
import type { Spent } from './governor/open-governor.js';
import { openBatch } from './lib/batch.js';
import { openMeter, type Meter } from './lib/meter.js';
import { print } from './lib/print.js';
import type { Readable } from './lib/readable.js';
import type { Tell } from './lib/report.js';
import type { EngineMessage, EngineSetup, Inspection, Outlook } from './protocol.js';
import { openSlots, type Slots } from './slots/open-slots.js';
import type { StubHandle } from './slots/stored-slot.js';
import { rememberLater } from './remember-later.js';
import { openStage } from './stage.js';
import { openThrift } from './thrift.js';

/** For the preview. */
export { openSlots };

/** A call of `vitrine.track()`, or, with its own source, of `vitrine.identify()`; as yet unchecked. */
export type Tracked = Readonly<{ name: string; params: unknown; at: number; source?: string }>;

/** The page's stages while they run. `close` puts the page back in the same task. */
export type Page = Readonly<{
  track(call: Tracked): void;
  /** Consent to `persist` came after the rest. */
  persist(): void;
  inspect(limit?: number): Promise<Inspection | undefined>;
  close(): void;
}>;

export type PageOptions = Readonly<{
  config: ResolvedConfig;
  assets: string;
  consent: Readable<ConsentState>;
  report: Tell;
  /** Whether what the page said before the grant counts. */
  backfill: boolean;
  load: Load;
  onOutlook(outlook: Outlook): void;
  onSpent(spent: Spent): void;
  /** What the head stub has done; null where it stands in the page and had nothing to do, undefined where there is none. */
  stub: StubHandle | null | undefined;
  /** The grant under which the stores were opened no longer stands. */
  onRevoked(): void;
}>;

/** Wires listening -> crossing -> slots, after consent: the left half of the picture in docs/architecture.md. */
export function openPage(options: PageOptions): Page {
  const { config, consent, report, backfill } = options;
  const meter = openMeter();
  const stage = openStage(config, {
    report,
    measure: consent.get().measure === 'granted',
    onExposure: ({ slot, variant }) =>
      consent.get().measure === 'granted' && capture.track('view_promotion', exposure(slot, variant)),
    run: meter.run,
    changed: (slot) => meter.change(`swap ${slot}`),
    stub: options.stub ?? undefined,
  });
  const closing = new AbortController();
  const { signal } = closing;
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

function hearEngine({ config, report, stub, apply, remember, onRevoked, onOutlook }: Hearing, meter: Meter) {
  const hear = (message: EngineMessage) => {
    if (config.debug) print(message.kind, message);
    if (message.kind === 'problem') report(message.problem);
    else if (message.kind === 'revoked') onRevoked();
    else {
      const { outlook } = message;
      // it speaks for a grant that no longer stands
      if (stub && outlook.grant && outlook.grant !== stub.stored.grant) stub.undo();
      apply(outlook.decisions);
      remember(outlook);
      meter.run('listeners', () => onOutlook(outlook));
    }
  };
  return (message: EngineMessage) => meter.run('engine', () => hear(message));
}

const exposure = (slot: string, variant: string) => ({
  promotion_id: variant,
  promotion_name: 'vitrine',
  creative_slot: slot,
});

function engineSetup({ config, assets, consent }: PageOptions): EngineSetup {
  return {
    persist: consent.get().persist === 'granted',
    retentionDays: config.retentionDays,
    ...(config.models !== false && { models: new URL(config.models, assets).href }),
    runtime: config.runtime,
    assets,
    reading: { ...config.capture, seasons: config.seasons },
    ...(config.profile && { profile: config.profile }),
    slots: slotRules(config.slots),
    campaigns: config.campaigns,
    policyVersion: config.policyVersion,
  };
}
