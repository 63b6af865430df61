import type { Savings } from './governor/govern.js';
import type { Governor, GovernorOptions } from './governor/open-governor.js';
import { lazily, type LazyOptions } from './lazily.js';
import { whenIdle } from './lib/when-idle.js';

/** `signal` ends the governor, and its loading. */
export type ThriftOptions = Omit<GovernorOptions, 'onStep'> & LazyOptions;

/** Loads the governor when the page is idle; without it the page goes on as it is. */
export function openThrift(options: ThriftOptions, savings: Savings): Pick<Governor, 'renew'> {
  const { signal } = options;
  let governor: Governor | undefined;
  const open = ({ govern }: typeof import('./governor/govern.js')) => {
    governor = govern(options, savings);
    signal.addEventListener('abort', governor.stop);
  };
  whenIdle(() => void lazily('governor', open, options), signal);
  return { renew: () => governor?.renew() };
}
