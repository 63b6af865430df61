import { eachKnown } from './each-known.js';
import type { ManagerTools, OpenManager } from './manager.js';
import { USUAL_CATEGORIES } from './usual-categories.js';

type Service = Readonly<{
  name: string;
  purposes?: readonly string[];
  required?: boolean;
  contextualConsentOnly?: boolean;
}>;
type Config = Readonly<{ services?: readonly Service[]; required?: boolean; noAutoLoad?: boolean }>;

type Manager = Readonly<{
  config?: Config;
  confirmed: boolean;
  store?: { get(): string | null };
  states?: Readonly<Record<string, boolean>>;
  getConsent(name: string): boolean;
  watch?(watcher: object): void;
  unwatch?(watcher: object): void;
}>;

type Klaro = Readonly<{
  defaultConfig?: Config;
  getManager(config?: Config): Manager;
  addEventListener?(type: 'render', run: (config: Config) => void): void;
}>;

/**
 * Klaro. A purpose of a map is the name of a service, or a purpose of services: then each of them must be allowed, but for those that
 * nobody can refuse and those that are asked for where they stand. A bundled Klaro must be on the window, as its manual has it:
 * `window.klaro = Klaro`. Klaro tells no time of the choice.
 * @contract measured klaro 0.7.22
 */
export const open: OpenManager = (tools) => {
  const find = openFinder(tools);
  return () => {
    const manager = find();
    if (!manager?.confirmed) return;
    // its own store, since another tab may have written to it; what is only toggled is not in it
    const saved = manager.store && (JSON.parse(decodeURIComponent(manager.store.get() ?? 'null')) as object | null);
    if (saved === null) return;
    const { services = [], required: all } = manager.config ?? {};
    const isAllowed = (name: string) =>
      (!saved || saved[name as never] === true) && (manager.getConsent(name) || !!manager.states?.[name]);
    const ask = (purpose: string) => {
      const named = services.filter(({ name }) => name === purpose);
      const asked = named.length
        ? named
        : services.filter((one) => one.purposes?.includes(purpose) && !one.contextualConsentOnly);
      const free = asked.filter(({ required = all }) => !required);
      return free.length ? free.every(({ name }) => isAllowed(name)) : undefined;
    };
    return { says: tools.says(USUAL_CATEGORIES, (purpose) => eachKnown(purpose, ask)), raw: saved };
  };
};

/**
 * Finds the manager that Klaro uses, and listens to it. Klaro makes it with the first `getManager()`, and that runs the shop's services:
 * ours may not be the first, so it waits until Klaro has rendered, or, where the shop does that itself, until the page is loaded.
 */
function openFinder({ global, changed, safe, signal }: ManagerTools): () => Manager | undefined {
  const again = safe(() => changed());
  const watcher = { update: again };
  let klaro: Klaro | undefined;
  let rendered: Config | undefined;
  let watched: Manager | undefined;
  const watch = (manager?: Manager) => {
    if (manager === watched) return;
    watched?.unwatch?.(watcher);
    watched = manager;
    manager?.watch?.(watcher);
  };
  signal.addEventListener('abort', () => watch());
  const follow = (now: Klaro | undefined): void => {
    klaro = now;
    rendered = undefined;
    const hear = safe((config: Config) => {
      if (now === klaro) rendered = config;
      // Klaro makes its manager just after this
      queueMicrotask(again);
    });
    now?.addEventListener?.('render', hear);
  };
  follow(global('klaro') as Klaro | undefined);
  return () => {
    const now = global('klaro') as Klaro | undefined;
    if (now !== klaro) follow(now);
    const isMade =
      rendered || !now?.addEventListener || (now.defaultConfig?.noAutoLoad && document.readyState === 'complete');
    const manager = isMade ? now?.getManager(rendered) : undefined;
    watch(manager);
    return manager;
  };
}
