import type { Config } from './config.js';
import type { ConsentOptions } from './consent/consent-options.js';

/** Holds where the answer is truthy. */
type Test = (value: unknown) => unknown;

const flag: Test = (value) => value === !!value;
const text: Test = (value) => typeof value === 'string';
const like =
  (form: RegExp): Test =>
  (value) =>
    text(value) && form.test(value as string);
const call: Test = (value) => value === undefined || typeof value === 'function';
const filled = like(/[^]/);
const url: Test = (value) => filled(value) && new URL(value as string, 'https://a');
const within =
  (least: number, most: number): Test =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;

// A class instance, or an object of another realm, is left to the full check.
const plain = (value: unknown): value is object => (value as object).constructor === Object;
const map =
  (test: Test): Test =>
  (value) =>
    plain(value) && Object.values(value).every(test);
const fields =
  (tests: Readonly<Record<string, Test>>, whole: (value: object) => unknown = () => true): Test =>
  (value) =>
    plain(value) &&
    whole(value) &&
    Object.entries(value).every(([name, one]) => Object.hasOwn(tests, name) && tests[name]!(one));
const some = (value: object) => Object.keys(value)[0];

const words = map(text);
const segment = like(/^[a-z]+:[a-z0-9-]+$/);
const segments: Test = (value) => Array.isArray(value) && value.every(segment);

const image = fields({ src: filled, srcset: text, sizes: text, alt: text }, (it) => 'src' in it);
const element = fields({ text, link: filled, image, attributes: words, variables: words }, some);
const variant = fields({
  segments,
  except: segments,
  priority: within(-1e6, 1e6),
  content: map(element),
  template: filled,
});
const slot = fields({ selector: filled, live: flag, variants: map(variant) }, (it) => 'variants' in it);

const config = fields({
  $schema: text,
  enabled: flag,
  assets: url,
  debug: flag,
  inspect: flag,
  // the rest of it is checked by the file that hears it
  consent: (value) =>
    call(value) || value === 'auto' || (value instanceof Object && call((value as ConsentOptions).callback)),
  onConsentRecord: call,
  contextual: like(/^(off|consent|always)$/),
  weather: call,
  capture: fields({ attributes: flag, backfill: flag, signals: flag }),
  models: (value) => value === false || url(value),
  runtime: like(/^(auto|compact|ort)$/),
  campaigns: map(like(/^[a-z0-9-]+$/)),
  slots: map(slot),
  decisionCookie: flag,
  policyVersion: filled,
  budget: (value) => value === false,
});

/**
 * Whether a config is surely without a fault: the short answer, for every page. What config.schema.json refuses never passes; the
 * little that it would let pass and this does not is for `readConfig`, which is loaded only then.
 */
export function configHolds(given: unknown): given is Config {
  try {
    return config(given) as boolean;
  } catch {
    // null, or no URL, or no regular expression: what it is, the full check tells
    return false;
  }
}
