import type { govern, Savings } from './governor/govern.js';
import type { Governor, GovernorOptions } from './governor/open-governor.js';
import { whenIdle } from './lib/when-idle.js';

export type ThriftOptions = Omit<GovernorOptions, 'onStep'> &
  Readonly<{ loadGovernor(): Promise<{ govern: typeof govern }> }>;

/** Loads the governor when the page is idle; without it the page goes on as it is. */
export function openThrift(options: ThriftOptions, savings: Savings): Governor {
  const ending = new AbortController();
  const { signal } = ending;
  let governor: Governor | undefined;
  const open = async () => {
    try {
      const { govern } = await options.loadGovernor();
      if (!signal.aborted) governor = govern(options, savings);
    } catch (cause) {
      options.report({ code: 'page-load', field: 'assets', about: 'governor', cause });
    }
  };
  whenIdle(() => void open(), signal);
  return {
    renew: () => governor?.renew(),
    stop() {
      ending.abort();
      governor?.stop();
    },
  };
}
