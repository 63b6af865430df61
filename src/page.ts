import { openCapture } from './capture/capture.js';
import type { Heard } from './capture/heard.js';
import type { ResolvedConfig } from './config.js';
import type { ConsentState } from './consent/capability.js';
import { openCrossing } from './crossing.js';
import { slotRules } from './decisions/slot-rules.js';
import { openBatch } from './lib/batch.js';
import { print } from './lib/print.js';
import type { Readable } from './lib/readable.js';
import type { Report } from './lib/report.js';
import type { EngineMessage, EngineSetup, Inspection, Outlook } from './protocol.js';
import { openSlots } from './slots/open-slots.js';
import type { SlotConfig } from './slots/slot-config.js';

/** A call of `vitrine.track()`, as yet unchecked. */
export type Tracked = Readonly<{ name: string; params: unknown; at: number }>;

/** The page's stages while they run. `close` puts the page back in the same task. */
export type Page = Readonly<{
  track(call: Tracked): void;
  /** Consent to `persist` came after the rest. */
  persist(): void;
  /** Folds what other tabs have written. */
  catchUp(): void;
  inspect(limit?: number): Promise<Inspection | undefined>;
  close(): void;
}>;

export type PageOptions = Readonly<{
  config: ResolvedConfig;
  assets: string;
  consent: Readable<ConsentState>;
  report: Report;
  /** Whether what the page said before the grant counts. */
  backfill: boolean;
  onOutlook(outlook: Outlook): void;
  /** Events of this page were kept. */
  onKept(): void;
  /** The grant under which the stores were opened no longer stands. */
  onRevoked(): void;
}>;

/** Wires listening -> crossing -> slots, after consent: the left half of the picture in docs/architecture.md. */
export function openPage(options: PageOptions): Page {
  const { config, consent, report, backfill } = options;
  const slots = openSlots({
    slots: config.slots,
    report,
    measure: consent.get().measure === 'granted',
    debug: config.debug,
    onExposure({ slot, variant }) {
      if (consent.get().measure === 'granted') capture.track('view_promotion', exposure(slot, variant));
    },
  });
  const listen = hearEngine(options, slots.apply);
  const crossing = openCrossing({ ...options, setup: engineSetup(options), listen });
  const batch = openBatch<Heard>((heard) => crossing.append(heard));
  const capture = openCapture({ ...config.capture, backfill, report, now: Date.now, emit: batch.add });
  return {
    track: ({ name, params, at }) => capture.track(name, params, at),
    persist: crossing.persist,
    catchUp: crossing.catchUp,
    inspect: crossing.inspect,
    close() {
      for (const stop of [crossing.close, capture.stop, batch.stop, slots.stop]) stop();
    },
  };
}

function hearEngine(options: PageOptions, apply: (decisions: Outlook['decisions']) => void) {
  return (message: EngineMessage) => {
    if (options.config.debug) print(message.kind, message);
    if (message.kind === 'problem') options.report(message.problem);
    else if (message.kind === 'revoked') options.onRevoked();
    else {
      apply(message.outlook.decisions);
      options.onOutlook(message.outlook);
    }
  };
}

const exposure = (slot: string, variant: string) => ({
  promotion_id: variant,
  promotion_name: 'vitrine',
  creative_slot: slot,
});

function engineSetup({ config, assets, consent }: PageOptions): EngineSetup {
  const ort = `${assets}ort/`;
  return {
    persist: consent.get().persist === 'granted',
    retentionDays: config.retentionDays,
    ...(config.models !== false && { models: new URL(config.models, assets).href }),
    runtime: config.runtime,
    operators: `${assets}vitrine.operators.js`,
    ort: { module: `${ort}ort.wasm.bundle.min.mjs`, wasm: `${ort}ort-wasm-simd-threaded.wasm` },
    pageKinds: config.capture.pageKinds,
    slots: slotRules(config.slots),
    campaigns: config.campaigns,
    policyVersion: config.policyVersion,
  };
}

/** Shows the variants that the address bar asks for; nothing is captured, stored or counted. */
export function openPreview(
  slots: Readonly<Record<string, SlotConfig>>,
  previews: readonly (readonly [slot: string, variant: string])[],
  report: Report,
): void {
  const stage = openSlots({ slots, report, measure: false });
  for (const [slot, variant] of previews) {
    const known = Object.keys(slots[slot]?.variants ?? {});
    if ([...known, 'default'].includes(variant)) stage.preview(slot, variant);
    else {
      const message = `?vitrine.${slot}=${variant}: the config has no such slot or variant.`;
      report({ code: 'preview-unknown', field: `slots.${slot}.variants.${variant}`, message });
    }
  }
}
