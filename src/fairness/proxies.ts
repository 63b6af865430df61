import type { FeatureId } from '../features/feature-vector.js';
import type { SegmentId } from '../segments/segment.js';

/** What stands in for what the law protects: it says little of what somebody wants, and much of who somebody is. */
export type Proxy =
  'device' | 'operating-system' | 'language' | 'time-zone' | 'place' | 'postal-code' | 'name' | 'payment-method';

/** By the beginnings of segment ids, of features and of the fields of events and profiles; a `$` ends the name. */
const LABELS: readonly (readonly [Proxy, string])[] = [
  ['device', 'context:(device|connection|power)-|device|connection_|power_low|viewport|screen|(has_)?touch$|hardware'],
  ['operating-system', 'os$|os_|operating_system|platform$|browser$|user_agent|ua$|ios|android'],
  ['language', 'context:language-|language|locale|lang$'],
  ['time-zone', 'context:daypart-|daypart_|late_night|utc_offset|time_?zone|tz$'],
  [
    'place',
    'context:(weather|region|place|country)-|weather|temperature|country|region|city$|state$|latitude|longitude|geo_',
  ],
  ['postal-code', 'context:postal-|post(al)?_?code|zip|plz$'],
  ['name', 'name$|(first|last|full|given|family|sur)_?name|forename|e_?mail_?domain'],
  ['payment-method', 'context:payment-|payment_|pay_(by|with|method)|card_(brand|type)|wallet$|known_payment'],
];

const labelled = LABELS.map(
  ([proxy, names]) => [proxy, new RegExp(`^(?:${names.replaceAll('$', '(?![a-z0-9_])')})`)] as const,
);

/** The proxy that a segment, a feature (`name@1`) or a field of an event or a profile is; undefined for what is none. */
export const proxyOf = (input: SegmentId | FeatureId | string): Proxy | undefined =>
  labelled.find(([, names]) => names.test(input.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()))?.[0];

/** What each model reads, by the ids of models and features; and what own segments and micro-segments ask for, by their ids. */
export type ModelInputs = Readonly<Record<string, readonly string[]>>;

/** The models that a family of segments, or one of them, comes from, where it is not the one of its name. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  cluster: ['clusters'],
  intent: ['intent'],
  welcome: ['prospect'],
  lifecycle: [],
  'predictive:churn-risk': ['churn'],
  'predictive:upsell-receptive': ['upsell'],
  predictive: ['intent', 'next_purchase', 'prospect_days'],
};

/** The first proxy that one of these segments is, or is reckoned from by the models, with what it was found in. */
export function proxyBehind(
  segments: readonly SegmentId[],
  inputs: ModelInputs = {},
): Readonly<{ segment: SegmentId; proxy: Proxy; input: string }> | undefined {
  for (const segment of segments) {
    for (const input of inputsOf(segment, inputs, new Set())) {
      const proxy = proxyOf(input);
      if (proxy) return { segment, proxy, input };
    }
  }
  return undefined;
}

/** A segment, what its models read, and of one that a shop has defined all that it asks for, through whatever segments. */
function* inputsOf(segment: string, inputs: ModelInputs, seen: Set<string>): Generator<string> {
  yield segment;
  if (seen.has(segment)) return;
  seen.add(segment);
  const family = segment.slice(0, segment.indexOf(':'));
  for (const model of FAMILIES[segment] ?? FAMILIES[family] ?? [family]) yield* inputs[model] ?? [];
  for (const asked of family === 'own' || family === 'micro' ? (inputs[segment] ?? []) : [])
    if (asked.includes(':')) yield* inputsOf(asked, inputs, seen);
    else yield asked;
}
