import 'fake-indexeddb/auto';
import { hearFurther } from '../../../src/consent/hear-further.js';
import { explain } from '../../../src/explain.js';
import { openGate, type Chunks } from '../../../src/gate.js';
import { govern } from '../../../src/governor/govern.js';
import * as page from '../../../src/page.js';
import type { PageOptions, Tracked } from '../../../src/page.js';
import { openPreview } from '../../../src/preview.js';
import { checkConfig, readConfig } from '../../../src/read-config.js';

/** Vitrine over a page that only writes down what is asked of it; the rest is real. Chunks in `missing` cannot be loaded. */
export function openGated(config: unknown, missing: readonly string[] = []) {
  const [loaded, tracked, pages]: [string[], string[], PageOptions[]] = [[], [], []];
  const openPage = (options: PageOptions) => {
    pages.push(options);
    return {
      track: ({ name, source }: Tracked) => void tracked.push(source ? `${source}: ${name}` : name),
      persist: () => undefined,
      inspect: async () => undefined,
      close: () => undefined,
    };
  };
  const chunks: Partial<Chunks> = {
    page: { ...page, openPage: openPage as unknown as Chunks['page']['openPage'] },
    governor: { govern },
    preview: { openPreview },
    inspector: { openInspector: () => () => undefined },
    check: { checkConfig, readConfig },
    problems: { explain },
    consents: { hearFurther },
  };
  const vitrine = openGate(config, {
    assets: 'https://shop.example/vitrine/',
    load: async (name, assets) => {
      loaded.push(assets + name);
      if (missing.includes(name)) throw new TypeError('404');
      return chunks[name]!;
    },
  });
  return { vitrine, loaded, tracked, pages };
}
