import type { Config } from './config.js';
import { openGate, type Chunks } from './gate.js';
import { MANAGERS } from './managers.js';
import { PHRASE_FILES } from './phrase-files.js';
import { PACKS } from './packs.js';
import type { Vitrine } from './vitrine.js';

const CHUNKS: { readonly [Name in keyof Chunks]: () => Promise<Chunks[Name]> } = {
  page: () => import('./page.js'),
  governor: () => import('./governor/govern.js'),
  preview: () => import('./preview.js'),
  inspector: () => import('./inspector/open-inspector.js'),
  hearing: () => import('./inspector/audit/hearing-view.js'),
  check: () => import('./read-config.js'),
  problems: () => import('./explain.js'),
  remember: () => import('./remember.js'),
  sources: () => import('./capture/sources/open-sources.js'),
  consents: () => import('./consent/hear-further.js'),
  contextual: () => import('./contextual.js'),
  surroundings: () => import('./surroundings.js'),
  price: () => import('./slots/price/open-vet.js'),
  list: () => import('./slots/list.js'),
  fairness: () => import('./fairness/open-fairness.js'),
  ...MANAGERS,
  ...PACKS,
  ...PHRASE_FILES,
};

/**
 * Starts Vitrine on this page. Nothing happens before consent; a fault in the config is reported through `onError` and leaves out
 * what it touches. On a server it does nothing.
 */
export function start(config: Config = {}): Vitrine {
  return openGate(config, {
    // not `new URL('./', import.meta.url)`: a bundler takes that for a file of ours, copies it and puts its address here
    assets: import.meta.url.replace(/[^/]*$/, ''),
    load: (name) => CHUNKS[name](),
  });
}
