/** A value that changes over time: `get` reads it now, `subscribe` calls back on every change and returns `stop`. */
export type Readable<T> = Readonly<{ get(): T; subscribe(listener: (value: T) => void): () => void }>;

/** A {@link Readable} with its `set`; the holder hands out only the reading half. */
export type Writable<T> = Readable<T> & Readonly<{ set(value: T): void }>;

/** Makes a {@link Writable}. As with DOM events, a listener that throws stops neither the setter nor other listeners. */
export function writable<T>(initial: T): Writable<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      current = value;
      for (const listener of listeners) {
        // one of them has set another, and told the others of that
        if (current !== value) return;
        try {
          listener(value);
        } catch (cause) {
          reportError(cause);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The reading half of a {@link Writable}. */
export const readOnly = <T>({ get, subscribe }: Readable<T>): Readable<T> => ({ get, subscribe });

/** What `look` sees in another readable; the same object as long as that one does not change. */
export function mapped<T, U>(source: Readable<T>, look: (value: T) => U): Readable<U> {
  let seen = source.get();
  let value = look(seen);
  const see = (now: T) => {
    if (now !== seen) value = look((seen = now));
    return value;
  };
  return { get: () => see(source.get()), subscribe: (listener) => source.subscribe((now) => listener(see(now))) };
}
