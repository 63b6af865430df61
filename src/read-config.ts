import { resolveConfig, type Config, type ResolvedConfig } from './config.js';
import schema from './config.schema.json' with { type: 'json' };
import type { ConsentOptions } from './consent/consent-options.js';
import type { openFairness } from './fairness/open-fairness.js';
import { priceFault, type Pricing } from './fairness/prices/price-rules.js';
import { checkShape, type Shape } from './lib/check-shape.js';
import { isRecord } from './lib/is-record.js';
import type { Report, Tell as TellTrouble } from './lib/report.js';
import type { SlotConfig } from './slots/slot-config.js';

type Tell = (field: string, fault: string) => void;

/**
 * Checks a config against config.schema.json and fills in the defaults. Each fault is one `config-invalid` problem that names
 * the field; the faulty slot, variant or setting is left out and the rest goes on. A config that is no object, or whose
 * `enabled` is faulty, switches everything off; of `consent` with a fault nothing is heard. A variant that may not move a price as it
 * would is one `config-price`, and left out.
 */
export function readConfig(given: unknown, report: Report): ResolvedConfig {
  let enabledFaulty = false;
  const tell: Tell = (field, fault) => {
    enabledFaulty ||= field === 'enabled';
    report({ code: 'config-invalid', field, message: `config${field && `.${field}`}: ${fault}. See docs/config.md.` });
  };
  const { json, calls, callback } = isRecord(given) ? split(given, tell) : { json: given };
  const checked = checkShape(schema as Shape, json, tell) as Config | undefined;
  const options = checked?.consent as ConsentOptions | undefined;
  const refused = isRecord(json) ? json['consent'] : undefined;
  const config = resolveConfig({
    ...checked,
    ...(checked?.slots && { slots: fairlyPriced(checked, json, report) }),
    ...calls,
    // with a fault it is left to the file that hears options, which keeps everything closed; without an option it would not come
    ...(callback !== undefined &&
      options && { consent: { ...(typeof callback !== 'function' && { sources: [] }), ...options, callback } }),
    ...(refused !== undefined && !options && { consent: refused as ConsentOptions }),
  });
  return { ...config, enabled: !!checked && !enabledFaulty && config.enabled };
}

/** Under a law that cannot be read nothing moves a price. */
function fairlyPriced({ slots = {}, pricing }: Config, given: unknown, report: Report): NonNullable<Config['slots']> {
  const terms: Pricing = pricing ?? (isRecord(given) && given['pricing'] !== undefined ? { law: 'ban' } : {});
  const fair = ([name, slot]: [string, SlotConfig]) => {
    const variants = Object.entries(slot.variants).filter(([variant, { price, ...rest }]) => {
      const [part, remedy] = (price && priceFault({ ...rest, price }, terms)) ?? [];
      const field = `slots.${name}.variants.${variant}${part}`;
      if (part) report({ code: 'config-price', field, message: `config.${field} ${remedy}. See docs/fairness.md.` });
      return !part;
    });
    return [name, { ...slot, variants: Object.fromEntries(variants) }] as const;
  };
  return Object.fromEntries(Object.entries(slots).map(fair));
}

/** Loads what holds names against the rules of docs/fairness.md. */
type LoadFairness = () => Promise<{ openFairness: typeof openFairness }>;

/** {@link readConfig} for a page. What the page itself goes by, the shop's own words, is held against docs/fairness.md; the engine holds the rest. */
export async function checkConfig(
  given: unknown,
  report: TellTrouble,
  loadFairness: LoadFairness,
): Promise<ResolvedConfig> {
  const config = readConfig(given, report);
  if (!Object.keys(config.capture.words)[0]) return config;
  const fairness = await loadFairness().then(
    (loaded) => loaded.openFairness({ slots: [], campaigns: {}, words: config.capture.words }),
    (cause: unknown) => void report({ code: 'page-load', field: 'assets', about: 'fairness', cause }),
  );
  fairness?.troubles.forEach(report);
  return { ...config, capture: { ...config.capture, words: fairness?.kept.words ?? {} } };
}

type Calls = Pick<Config, 'consent' | 'onConsentRecord' | 'weather'>;

/** What a function should have been. */
const USES: Readonly<Record<string, string>> = {
  onConsentRecord: 'use a function (record) => void',
  weather: 'use a function () => "rain"',
  'consent.callback': 'use a function (set) => stop',
};

/** Takes the functions out, which no schema knows: JSON has none. */
function split(given: Readonly<Record<string, unknown>>, tell: Tell) {
  const { weather, onConsentRecord, consent, ...rest } = given;
  const { callback, ...options } = isRecord(consent) ? consent : {};
  const call = (field: string, value: unknown) => {
    if (typeof value === 'function') return value;
    if (value !== undefined) tell(field, USES[field]!);
    return undefined;
  };
  const [provider, record] = [call('weather', weather), call('onConsentRecord', onConsentRecord)];
  // what is none stays, as every other fault of consent does: it keeps everything closed
  call('consent.callback', callback);
  const plain = isRecord(consent) ? options : consent;
  const isCall = typeof consent === 'function';
  return {
    json: { ...rest, ...(!isCall && consent !== undefined && { consent: plain }) },
    calls: {
      ...(provider && { weather: provider }),
      ...(record && { onConsentRecord: record }),
      ...(isCall && { consent }),
    } as Calls,
    callback: callback as ConsentOptions['callback'],
  };
}
