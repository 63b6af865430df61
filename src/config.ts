import type { PageKind } from './capture/shop-event.js';
import type { ConsentSource } from './consent/capability.js';
import type { Budget } from './governor/budget.js';
import type { RuntimeChoice } from './model/open-runtime.js';
import type { SlotConfig } from './slots/slot-config.js';

/** Everything a shop may set. All of it may stand in JSON, but for `consent`. */
export type Config = Readonly<{
  /** False switches everything off. */
  enabled?: boolean;
  /** Folder of Vitrine's own files; default: where the script came from. */
  assets?: string;
  /** Prints every stage's output to the console. */
  debug?: boolean;
  /** Opens the inspector; `?vitrine=inspect` does so too. */
  inspect?: boolean;
  /** A consent manager; without one, `vitrine.consent.set()` is the only way in. */
  consent?: ConsentSource;
  capture?: CaptureConfig;
  /** Days that events are kept, 1 to 395; default 30. */
  retentionDays?: number;
  /** Folder of the model files, relative to `assets`, default `models/`; false means rules only. */
  models?: string | false;
  /**
   * What runs the models: `compact` is Vitrine's own interpreter, `ort` ONNX Runtime; `auto`, the default, takes `ort` only for a
   * model that `compact` cannot run.
   */
  runtime?: RuntimeChoice;
  /** Motive by utm_campaign, such as `{"autumn-sale": "discount"}` for the segment `context:campaign-discount`. */
  campaigns?: Readonly<Record<string, string>>;
  slots?: Readonly<Record<string, SlotConfig>>;
  /** Stands in every decision; default `1`. */
  policyVersion?: string;
  /** What Vitrine may cost on one page view before it steps back; false: neither limited nor measured. */
  budget?: Budget | false;
}>;

export type CaptureConfig = Readonly<{
  /** Global name of the GA4 data layer, default `dataLayer`; false: not read. */
  dataLayer?: string | false;
  /** Reads `data-vitrine-*` attributes; default true. */
  attributes?: boolean;
  /** Page kind by path, first match wins, before every other rule. `path` is a regular expression. */
  pageKinds?: readonly Readonly<{ path: string; kind: PageKind }>[];
  /** Takes what this page said before the grant as well (this page only, from memory); default true. */
  backfill?: boolean;
}>;

/** The config with its defaults filled in and its faults left out. */
export type ResolvedConfig = Readonly<{
  enabled: boolean;
  assets: string | undefined;
  debug: boolean;
  inspect: boolean;
  consent: ConsentSource | undefined;
  capture: Readonly<Required<CaptureConfig>>;
  retentionDays: number;
  models: string | false;
  runtime: RuntimeChoice;
  campaigns: Readonly<Record<string, string>>;
  slots: Readonly<Record<string, SlotConfig>>;
  policyVersion: string;
  budget: Budget | false;
}>;

const CAPTURE: ResolvedConfig['capture'] = { dataLayer: 'dataLayer', attributes: true, pageKinds: [], backfill: true };
const DEFAULTS: ResolvedConfig = {
  enabled: true,
  assets: undefined,
  debug: false,
  inspect: false,
  consent: undefined,
  capture: CAPTURE,
  retentionDays: 30,
  models: 'models/',
  runtime: 'auto',
  campaigns: {},
  slots: {},
  policyVersion: '1',
  budget: {},
};

/** Fills in the defaults of a config that has no fault. */
export const resolveConfig = (config: Config): ResolvedConfig => ({
  ...DEFAULTS,
  ...config,
  capture: { ...CAPTURE, ...config.capture },
});
