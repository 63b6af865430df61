/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value of JSON as an object, empty if it is none. */
export const objectOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** A value of JSON as a list, empty if it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** GA4's list of keys and typed values as one object; BigQuery writes whole numbers as texts. */
export function ga4Params(list: readonly unknown[]): Fields {
  const params: Record<string, unknown> = {};
  for (const entry of list) {
    const { key, value } = objectOf(entry);
    const { string_value, int_value, float_value, double_value } = objectOf(value);
    const said = string_value ?? whole(int_value) ?? float_value ?? double_value;
    if (typeof key === 'string' && said !== undefined && said !== null) params[key] = said;
  }
  return params;
}

const whole = (value: unknown): number | undefined =>
  value === undefined || value === null ? undefined : Number(value);
