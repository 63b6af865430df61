import { CLUSTER_RULES } from '../cluster-rules.js';
import { FOCUS_WEIGHT, HIGH, MODEL_WEIGHT, RESEARCHING } from '../intent-rules.js';
import type { InputsById } from './gaps.js';

const FOCUS = { feature: 'focus@1', weight: FOCUS_WEIGHT } as const;

/** What clusters and stages are judged by. */
export const CORE_INPUTS: InputsById = /* @__PURE__ */ Object.fromEntries([
  ...Object.entries(CLUSTER_RULES).map(([label, parts]) => [`cluster:${label}`, { parts }] as const),
  ['intent:researching', { parts: RESEARCHING, model: MODEL_WEIGHT }],
  ['intent:high', { parts: [...HIGH, FOCUS], model: MODEL_WEIGHT }],
]);
