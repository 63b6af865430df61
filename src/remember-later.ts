import type { ResolvedConfig } from './config.js';
import { lazily, type LazyOptions } from './lazily.js';
import { whenIdle } from './lib/when-idle.js';
import type { Outlook } from './protocol.js';
import type { openRemembering } from './remember.js';

/** `signal` ends the remembering, and its loading. */
export type RememberingOptions = LazyOptions & Readonly<{ config: ResolvedConfig; stub: unknown }>;

/** Loads, when the page is idle, what keeps decisions for the next page: for its head stub, where that stands, or for the server. */
export function rememberLater(options: RememberingOptions): (outlook: Outlook) => void {
  const { config, signal, stub } = options;
  let latest: Outlook | undefined;
  let remember: ReturnType<typeof openRemembering> | undefined;
  const open = ({ openRemembering }: typeof import('./remember.js')) => {
    remember = openRemembering(config, signal);
    if (latest) remember(latest);
  };
  if (stub !== undefined || config.decisionCookie) whenIdle(() => void lazily('remember', open, options), signal);
  return (outlook) => {
    latest = outlook;
    remember?.(outlook);
  };
}
