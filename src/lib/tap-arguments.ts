type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * As `tap`, but `hear`, which must not throw, is given the arguments of every call. Returns an undo; when somebody has wrapped
 * the method since, the undo leaves their wrapper be and only falls silent.
 */
export function tapArguments<T extends object>(
  object: T,
  key: keyof T & string,
  hear: (...args: unknown[]) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(object, key);
  const original = object[key] as Method;
  let live = true;
  const value: Method = function (...args) {
    try {
      return original.apply(this, args);
    } finally {
      if (live) hear(...args);
    }
  };
  Object.defineProperty(object, key, { value, writable: true, configurable: true });
  return () => {
    live = false;
    if (object[key] !== (value as unknown)) return;
    if (own) Object.defineProperty(object, key, own);
    else delete object[key];
  };
}
