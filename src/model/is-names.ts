import type { FeatureId } from '../features/feature-vector.js';

/** Whether a value is a list of different names, at least one, each of the form given. */
export function isNames(value: unknown, form = /\S/): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((name) => typeof name === 'string' && form.test(name))
  );
}

/** Whether a value is a list of different feature ids with their versions, such as `cart_adds@1`. */
export function isFeatureIds(value: unknown): value is readonly FeatureId[] {
  return isNames(value, /^\w+@\d+$/);
}
