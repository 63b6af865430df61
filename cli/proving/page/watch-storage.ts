import type { Act, Place } from '../act.js';
import type { Spy } from './spy.js';

/** Tells what is done to localStorage and sessionStorage, by their methods and by their fields. */
export function watchStorage(spy: Spy): void {
  if (typeof document === 'undefined') return;
  /** What stands in place of a storage, and the storage itself. */
  const behind = new WeakMap<object, Storage>();
  const places = new WeakMap<object, Place>();
  const see = (self: unknown, kind: Act['kind'], name: unknown): void => {
    const place = places.get(behind.get(self as object) ?? (self as object));
    if (place) spy({ kind, place, name: String(name) });
  };
  for (const [key, kind] of Object.entries(METHODS)) {
    const method = Reflect.get(Storage.prototype, key) as (...args: unknown[]) => unknown;
    const value = new Proxy(method, {
      apply(target, self: Storage, args) {
        see(self, kind, args[0] ?? '*');
        return Reflect.apply(target, behind.get(self) ?? self, args);
      },
    });
    Object.defineProperty(Storage.prototype, key, { value, writable: true, configurable: true, enumerable: true });
  }
  for (const place of ['localStorage', 'sessionStorage'] as const) stand(place, { behind, places, see });
}

const METHODS = { getItem: 'read', key: 'read', setItem: 'write', removeItem: 'remove', clear: 'remove' } as const;

type Standing = Readonly<{
  behind: WeakMap<object, Storage>;
  places: WeakMap<object, Place>;
  see(self: unknown, kind: Act['kind'], name: unknown): void;
}>;

/** Puts what tells in place of a storage: its fields can be had without any method. */
function stand(place: 'localStorage' | 'sessionStorage', { behind, places, see }: Standing): void {
  const own = Object.getOwnPropertyDescriptor(window, place);
  if (!own?.get) return;
  const tellers = new WeakMap<Storage, Storage>();
  const tellerOf = (storage: Storage): Storage => {
    places.set(storage, place);
    const teller = new Proxy(storage, fields(see));
    behind.set(teller, storage);
    tellers.set(storage, teller);
    return teller;
  };
  Object.defineProperty(window, place, {
    ...own,
    get(this: unknown) {
      // throws where storage is refused, as it would unwatched
      const storage = own.get!.call(window) as Storage;
      return tellers.get(storage) ?? tellerOf(storage);
    },
  });
}

function fields(see: Standing['see']): ProxyHandler<Storage> {
  const seeField = (storage: Storage, kind: Act['kind'], key: string | symbol): void => {
    if (typeof key === 'string' && !(key in Storage.prototype)) see(storage, kind, key);
  };
  return {
    get(storage, key) {
      seeField(storage, 'read', key);
      return Reflect.get(storage, key, storage) as unknown;
    },
    set(storage, key, value) {
      seeField(storage, 'write', key);
      return Reflect.set(storage, key, value, storage);
    },
    has(storage, key) {
      seeField(storage, 'read', key);
      return Reflect.has(storage, key);
    },
    deleteProperty(storage, key) {
      seeField(storage, 'remove', key);
      return Reflect.deleteProperty(storage, key);
    },
    ownKeys(storage) {
      see(storage, 'read', '*');
      return Reflect.ownKeys(storage);
    },
  };
}
