import type { Readable } from './readable.js';

/** Listens with others: at once to what is the case, then to every change, until `leave`. */
export type Join<T> = (listen: (value: T) => void) => () => void;

/** One subscription for all who listen, which stands only while somebody does. */
export function share<T>({ get, subscribe }: Readable<T>): Join<T> {
  const listeners = new Set<(value: T) => void>();
  let stop: (() => void) | undefined;
  return (listen) => {
    listeners.add(listen);
    stop ??= subscribe((value) => listeners.forEach((hear) => hear(value)));
    listen(get());
    return () => {
      listeners.delete(listen);
      if (listeners.size) return;
      stop?.();
      stop = undefined;
    };
  };
}
