import type { EventParams, PageKind } from './capture/shop-event.js';
import type { SourceName } from './capture/sources/source-names.js';
import type { WordKey } from './capture/words/words.js';
import { consentOptions, type ConsentConfig, type ConsentOptions } from './consent/consent-options.js';
import type { CatalogueConfig } from './catalogue/catalogue-config.js';
import type { ConsentRecord } from './consent/open-consent.js';
import type { Pricing } from './fairness/prices/price-rules.js';
import type { Budget } from './governor/budget.js';
import type { RuntimeChoice } from './model/open-runtime.js';
import type { PriorityRule, SuppressConfig } from './decisions/suppression/suppression.js';
import type { SegmentSettings } from './segments/segment-settings.js';
import type { SlotConfig } from './slots/slot-config.js';

/** Everything a shop may set. All of it may stand in JSON, but for what is a function. */
export type Config = Readonly<{
  /** False switches everything off. */
  enabled?: boolean;
  /** Folder of Vitrine's own files; default: where the script came from. */
  assets?: string;
  /** Prints every stage's output to the console. */
  debug?: boolean;
  /** Opens the inspector; `?vitrine=inspect` does so too. */
  inspect?: boolean;
  /** Consent managers to hear, or the shop's own words; without any, `vitrine.consent.set()` is the only way in. */
  consent?: ConsentConfig;
  /** Is handed the proof of every change of consent, for the shop's own books: a withdrawal erases ours. */
  onConsentRecord?: (record: ConsentRecord) => void;
  /**
   * Swaps by address, referrer class, viewport and clock alone, without memory: never (`off`, the default), once `contextual` is
   * granted (`consent`), or before any answer (`always`).
   */
  contextual?: Contextual;
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
  /** Segments of the shop's own, by name; docs/own-segments.md. */
  segments?: SegmentSettings['segments'];
  /** Intersections that `npx vitrine segments --mine` has found. */
  micro?: SegmentSettings['micro'];
  /** Events that this shop cannot tell, as `npx vitrine audit` finds them. */
  uninstrumented?: readonly string[];
  /** What holds variants back; docs/suppression.md. */
  suppress?: SuppressConfig;
  /** What raises or lowers a segment's priority while another stands. */
  priorities?: readonly PriorityRule[];
  /** The shop's seasons, told with every page view on whose day they stand. */
  seasons?: readonly Season[];
  /** Asked for the weather where the shopper is, in one coarse word; an answer after 300 ms is not waited for. */
  weather?: WeatherProvider;
  /** Where a profile of the shopper, signed by the shop, is fetched while `personalize` is granted; docs/profile.md. */
  profile?: ProfileConfig;
  slots?: Readonly<Record<string, SlotConfig>>;
  /** The shop's feed of products, for lists; docs/catalogue.md. */
  catalogue?: CatalogueConfig;
  /** Keeps what was decided in a cookie as well, for a server to render (docs/server.md); only while `persist` and `personalize` stand. */
  decisionCookie?: boolean;
  /** What variants may do to prices; docs/fairness.md. */
  pricing?: Pricing;
  /** Stands in every decision; default `1`. */
  policyVersion?: string;
  /** What Vitrine may cost on one page view before it steps back; false: neither limited nor measured. */
  budget?: Budget | false;
}>;

export type Contextual = 'off' | 'consent' | 'always';

/** A stretch of days by the shopper's clock, both included: `2026-11-27`, or `11-27` for every year; `region` as in `de` or `en-GB`. */
export type Season = Readonly<{ id: string; from: string; to: string; region?: string }>;

/** Gives the weather, or undefined where it is not known. */
export type WeatherProvider = () => Weather | undefined | Promise<Weather | undefined>;
export type Weather = NonNullable<EventParams['weather']>;

export type ProfileConfig = Readonly<{
  /** Asked with the shop's cookies; answers with a JWS in compact form, or 204 where nobody is known. */
  url: string;
  /** The public keys that it may be signed with, as JWK. */
  keys: readonly Readonly<Record<string, unknown>>[];
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
  /** Names of search parameters that make another page of the same path, such as `product_id`; default none. */
  routeQuery?: readonly string[];
  /** Further hosts of the shop, such as that of its checkout: who comes from there has not arrived anew. */
  domains?: readonly string[];
  /** The sources beyond data layer, `track()` and attributes that may be heard; default all of which the page shows a sign; false: none. */
  sources?: readonly SourceName[] | false;
  /** Global name of a source, where it is not the usual one. */
  globals?: Readonly<Partial<Record<SourceName, string>>>;
  /** Listens to behaviour signals; default true. */
  signals?: boolean;
  /** The shop's own words for what signals and heuristics look for, beside those of the dictionary. */
  words?: Readonly<Partial<Record<WordKey, readonly string[]>>>;
  /** Fields whose text is kept only as a keyed hash, such as `transaction_id`. */
  hash?: readonly string[];
  /** Further words of sensitive goods: what has them in its category or name is dropped. */
  sensitive?: readonly string[];
}>;

/** The config with its defaults filled in and its faults left out. */
export type ResolvedConfig = Readonly<{
  enabled: boolean;
  assets?: string | undefined;
  debug: boolean;
  inspect: boolean;
  consent: ConsentOptions;
  onConsentRecord?: ((record: ConsentRecord) => void) | undefined;
  contextual: Contextual;
  capture: Readonly<Required<Omit<CaptureConfig, 'sources'>> & Pick<CaptureConfig, 'sources'>>;
  retentionDays: number;
  models: string | false;
  runtime: RuntimeChoice;
  campaigns: Readonly<Record<string, string>>;
  seasons: readonly Season[];
  weather?: WeatherProvider | undefined;
  profile?: ProfileConfig | undefined;
  slots: Readonly<Record<string, SlotConfig>>;
  pricing?: Pricing | undefined;
  policyVersion: string;
  budget: Budget | false;
}> &
  Pick<Config, 'segments' | 'micro' | 'uninstrumented' | 'suppress' | 'priorities' | 'decisionCookie' | 'catalogue'>;

/** As much of a config as is known before consent; what the rest defaults to, the files know that are loaded under consent. */
export type BegunConfig = Partial<Omit<ResolvedConfig, 'capture'>> &
  Pick<ResolvedConfig, 'enabled' | 'contextual' | 'policyVersion' | 'consent'> &
  Readonly<{ capture: CaptureConfig & Pick<ResolvedConfig['capture'], 'backfill'> }>;

const CAPTURE: Omit<ResolvedConfig['capture'], 'backfill'> = {
  dataLayer: 'dataLayer',
  attributes: true,
  pageKinds: [],
  routeQuery: [],
  domains: [],
  globals: {},
  signals: true,
  words: {},
  hash: [],
  sensitive: [],
};
const DEFAULTS = {
  debug: false,
  inspect: false,
  retentionDays: 30,
  models: 'models/',
  runtime: 'auto',
  campaigns: {},
  seasons: [],
  slots: {},
  budget: {},
} satisfies Config;

/** Fills in what has to be known of a config before consent. */
export const beginConfig = (config: Config | BegunConfig): BegunConfig => ({
  enabled: true,
  contextual: 'off',
  policyVersion: '1',
  ...config,
  consent: consentOptions(config.consent),
  capture: { backfill: true, ...config.capture },
});

/** Fills in the defaults of a config that has no fault; done once more, it changes nothing. */
export function resolveConfig(config: Config | BegunConfig): ResolvedConfig {
  const begun = beginConfig(config);
  return { ...DEFAULTS, ...begun, capture: { ...CAPTURE, ...begun.capture } };
}
