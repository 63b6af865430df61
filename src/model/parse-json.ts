/** The value of a JSON text; undefined, which is no JSON value, if it is none. */
export function parseJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Reported by the callers, as any other value that they do not want.
    return undefined;
  }
}
