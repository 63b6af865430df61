/** How many single values the state holds. */
export function parts(value: unknown): number {
  if (value instanceof Map) return parts([...value]);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + parts(part), 0);
}

/** The same value, calling `touch` at every look at it, at anything in it, and at every step of an iteration over it. */
export function watched<T>(value: T, touch: () => void): T {
  if (typeof value !== 'object' || value === null) return value;
  const get = (target: object, key: PropertyKey) => {
    touch();
    const found: unknown = Reflect.get(target, key);
    if (typeof found !== 'function') return watched(found, touch);
    return (...args: unknown[]) => watched(Reflect.apply(found, target, args), touch);
  };
  return new Proxy<T & object>(value, { get });
}
