/** Runs before a page's own scripts: writes down, in `window.calls`, every call that would store, read what is stored, ask for something, or start a worker. */
export function noteCalls(): void {
  const calls: string[] = [];
  Object.assign(window, { calls });
  const tap = (owner: object, name: string) => {
    const own = owner as Record<string, (...args: unknown[]) => unknown>;
    const real = own[name]!;
    own[name] = function (...args) {
      calls.push(name);
      return new.target ? Reflect.construct(real, args) : real.apply(this, args);
    };
  };
  for (const name of ['getItem', 'setItem', 'removeItem', 'key', 'clear']) tap(Storage.prototype, name);
  for (const name of ['open', 'databases', 'deleteDatabase']) tap(IDBFactory.prototype, name);
  for (const name of ['fetch', 'Worker', 'SharedWorker', 'BroadcastChannel', 'XMLHttpRequest', 'WebSocket'])
    tap(window, name);
  tap(Navigator.prototype, 'sendBeacon');
  for (const name of ['pushState', 'replaceState']) tap(history, name);
  const hints = ['deviceMemory', 'hardwareConcurrency', 'connection', 'userAgent', 'userAgentData', 'languages'];
  for (const [owner, names] of [
    [Document.prototype, ['cookie', 'referrer']],
    [Navigator.prototype, hints],
  ] as const)
    for (const name of names) {
      const real = Object.getOwnPropertyDescriptor(owner, name);
      if (!real) continue;
      const get = function (this: unknown) {
        calls.push(name);
        return real.get!.call(this) as unknown;
      };
      const set = function (this: unknown, value: unknown) {
        calls.push(`${name}=`);
        real.set?.call(this, value);
      };
      Object.defineProperty(owner, name, { configurable: true, get, set });
    }
}
