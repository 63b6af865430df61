import type { Capture } from './capture/capture.js';
import type { openSources } from './capture/sources/open-sources.js';
import type { ResolvedConfig } from './config.js';
import { lazily, type LazyOptions } from './lazily.js';
import { whenIdle } from './lib/when-idle.js';

/** `signal` ends the sources, and their loading. */
export type FurtherOptions = LazyOptions & Readonly<{ config: ResolvedConfig; capture: Capture; cross: () => void }>;

/** Loads what opens the sources beyond the core; without it the page goes on with those. */
export function openFurther(options: FurtherOptions): ReturnType<typeof openSources> {
  const { config, assets, load } = options;
  let sources: ReturnType<typeof openSources> | undefined;
  void lazily(
    'sources',
    ({ openSources }) => {
      sources = openSources({ ...options, ...config.capture, config, load: (name) => load(name, assets), whenIdle });
    },
    options,
  );
  return { viewed: () => sources?.viewed() };
}
