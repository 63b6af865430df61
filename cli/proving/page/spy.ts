import type { Seen } from '../act.js';

/** Takes what has been seen, in the task in which it happens. */
export type Spy = (seen: Seen) => void;

/** What a call is told as; nothing for what need not be told. */
type Tells = (args: readonly unknown[], self: unknown) => Seen | undefined | false;

type Method = (...args: unknown[]) => unknown;
type Maker = new (...args: unknown[]) => object;

/** Tells every call of the named methods, which go on as they are. What this browser lacks is passed over. */
export function spyOn(object: object | undefined, methods: Readonly<Record<string, Tells>>, spy: Spy): void {
  for (const [key, tells] of Object.entries(methods)) {
    const method = object && (Reflect.get(object, key) as unknown);
    if (typeof method !== 'function') continue;
    const value = new Proxy(method as Method, {
      apply(target, self, args) {
        const seen = tells(args, self);
        if (seen) spy(seen);
        return Reflect.apply(target, self, args);
      },
    });
    Object.defineProperty(object, key, { value, writable: true, configurable: true });
  }
}

/** Tells every `new` of a global class. */
export function spyOnNew(name: string, tells: (args: readonly unknown[]) => Seen, spy: Spy): void {
  const maker = Reflect.get(globalThis, name) as Maker | undefined;
  if (!maker) return;
  const value = new Proxy(maker, {
    construct(target, args, newTarget) {
      spy(tells(args));
      return Reflect.construct(target, args, newTarget) as object;
    },
  });
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

/** Tells what is read from and written to an accessor; either may be left out. */
export function spyOnField(
  object: object | undefined,
  key: string,
  { get, set, spy }: Readonly<{ get?: () => Seen; set?: (value: unknown) => Seen; spy: Spy }>,
): void {
  const own = object && Object.getOwnPropertyDescriptor(object, key);
  if (!own?.get) return;
  Object.defineProperty(object, key, {
    ...own,
    get(this: unknown) {
      if (get) spy(get());
      return own.get!.call(this);
    },
    set(this: unknown, value: unknown) {
      if (set) spy(set(value));
      own.set?.call(this, value);
    },
  });
}
