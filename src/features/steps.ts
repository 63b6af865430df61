import type { FeatureGroup } from './feature-group.js';
import { STEP_IDS } from './feature-ids.js';
import { stepCode } from './step-codes.js';

/** The latest steps of this session as codes, the latest first: what a sequence model reads. */
export const steps: FeatureGroup<number[]> = {
  name: 'steps',
  ids: STEP_IDS,
  start: () => STEP_IDS.map(() => 0),
  fold(codes, { name, params }) {
    const code = stepCode(name, params);
    if (!code) return false;
    codes.pop();
    codes.unshift(code);
  },
  read: (codes) => codes,
};
