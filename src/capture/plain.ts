/** Most values in a copy, entries of one list or object, characters of a text, and levels of lists and objects. */
const values = 5000;
const entries = 100;
const characters = 1000;
const levels = 6;

/**
 * Copies anything into plain data of bounded size that a structured clone takes. Never throws, whatever getters and proxies do.
 * What is no data (functions, symbols, DOM nodes, what throws, what is too deep or too much) becomes `true`: no parameter of an
 * event takes that, so whoever reads the copy still finds and names the faulty field.
 */
export function plain(given: unknown): unknown {
  let left = values;
  const part = (from: Record<string, unknown>, key: string, level: number): unknown => {
    try {
      return copy(from[key], level);
    } catch {
      // A getter or Proxy of the page threw.
      return true;
    }
  };
  const copy = (value: unknown, level: number): unknown => {
    const type = typeof value;
    if (type === 'string') return (value as string).slice(0, characters);
    if (type !== 'object' || !value) return type === 'function' || type === 'symbol' || value;
    if ((value as Node).nodeType || level > levels || left < 0) return true;
    const from = value as Record<string, unknown>;
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    const copied: Record<string, unknown> = keys ? {} : ([] as never);
    const { length } = keys ?? (value as readonly unknown[]);
    for (let i = 0; i < length && i < entries; i++) {
      const key = keys ? keys[i]! : (i as never);
      left--;
      // `__proto__` is a key like any other; objects without a prototype would see to that, but are slow to copy and to clone.
      if (key === '__proto__') Object.defineProperty(copied, key, { value: true, enumerable: true });
      else copied[key] = part(from, key, level + 1);
    }
    return copied;
  };
  return part({ given }, 'given', 1);
}
