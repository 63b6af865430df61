import type { govern, Savings } from './governor/govern.js';
import type { Governor, GovernorOptions } from './governor/open-governor.js';
import { whenIdle } from './lib/when-idle.js';

export type ThriftOptions = Omit<GovernorOptions, 'onStep'> &
  Readonly<{
    loadGovernor(): Promise<{ govern: typeof govern }>;
    /** Ends the governor, and its loading. */
    signal: AbortSignal;
  }>;

/** Loads the governor when the page is idle; without it the page goes on as it is. */
export function openThrift(options: ThriftOptions, savings: Savings): Pick<Governor, 'renew'> {
  const { signal } = options;
  let governor: Governor | undefined;
  const open = async () => {
    try {
      const { govern } = await options.loadGovernor();
      if (signal.aborted) return;
      governor = govern(options, savings);
      signal.addEventListener('abort', governor.stop);
    } catch (cause) {
      options.report({ code: 'page-load', field: 'assets', about: 'governor', cause });
    }
  };
  whenIdle(() => void open(), signal);
  return { renew: () => governor?.renew() };
}
