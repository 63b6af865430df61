type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Runs `after`, which must not throw, with the arguments of every call of `object[key]` and behind it; `this`, arguments, result and
 * throws pass through untouched. Returns an undo; when somebody has wrapped the method since, the undo leaves their wrapper be and only
 * falls silent.
 */
export function tap<T extends object>(
  object: T,
  key: keyof T & string,
  after: (...args: unknown[]) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(object, key);
  const original = object[key] as Method;
  let live = true;
  const value: Method = function (...args) {
    try {
      return original.apply(this, args);
    } finally {
      if (live) after(...args);
    }
  };
  // Not by assignment: that would make a method of an array turn up in the page's for-in loops.
  Object.defineProperty(object, key, { value, writable: true, configurable: true });
  return () => {
    live = false;
    if (object[key] !== (value as unknown)) return;
    if (own) Object.defineProperty(object, key, own);
    else delete object[key];
  };
}
