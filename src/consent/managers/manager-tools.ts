import type { ConsentState } from '../capability.js';
import { failManager, type Found } from './hear-manager.js';
import type { ManagerTools } from './manager.js';
import type { ManagersOptions } from './open-managers.js';

export type ToolsOptions = ManagersOptions & Readonly<{ readAll(): unknown; global(usual: string): unknown }>;

/** What the file of `one` is given. */
export function toolsFor(one: Found, options: ToolsOptions): ManagerTools {
  const { signal, readAll, global, map = {} } = options;
  const safe: ManagerTools['safe'] =
    (run) =>
    (...args) => {
      if (signal.aborted) return;
      try {
        run(...args);
      } catch (cause) {
        failManager(one, cause, options);
      }
    };
  return {
    global,
    safe,
    options,
    signal,
    changed: readAll,
    on(types, target = window) {
      for (const type of types.split(' ')) target.addEventListener(type, readAll, { signal });
    },
    says(usual, isAllowed) {
      const says: Partial<Record<keyof ConsentState, ConsentState['export']>> = {};
      for (const [key, purposes] of Object.entries({ ...usual, ...map[one.name] })) {
        const allowed = purposes.map(isAllowed);
        const granted = allowed[0] && allowed.every((answer) => answer === true);
        says[key as keyof ConsentState] = granted ? 'granted' : allowed.includes(false) ? 'denied' : 'unknown';
      }
      return says;
    },
  };
}
