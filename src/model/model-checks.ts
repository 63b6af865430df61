import { isFeatureIds, isNames } from './is-names.js';

/** Whether a value is as it has to be, among the others of its entry; in words: model-sentences.ts. */
export type Check = (value: unknown, entry: Readonly<Record<string, unknown>>) => boolean;

/** What a model's manifest entry and its metadata must both be like. */
export const MODEL_CHECKS = {
  id: matching(/^[a-z][\w-]*$/),
  version: matching(/^\d+\.\d+\.\d+/),
  features: isFeatureIds,
  labels: (value: unknown) => isNames(value),
} satisfies Record<string, Check>;

/** A check for a text of some form. */
export function matching(form: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && form.test(value);
}
