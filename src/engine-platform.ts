import { loadFile } from './load-file.js';
import type { LoadPhrases } from './load-phrases.js';
import type { ProfileModule } from './load-profile.js';

type ReadingModule = typeof import('./capture/reading/open-reader.js');
type FairnessModule = typeof import('./fairness/open-fairness.js');
type RulebookModule = typeof import('./rulebook.js');
type ShopRulesModule = typeof import('./shop-rules.js');
type ListsModule = typeof import('./lists.js');

const file =
  <Module>(name: string) =>
  (assets: string): Promise<Module> =>
    loadFile(assets, `vitrine.${name}.js`);

/** How an engine in a browser comes by its files. */
export const BROWSER_FILES = {
  loadReading: file<ReadingModule>('reading'),
  loadFairness: file<FairnessModule>('fairness'),
  loadRulebook: file<RulebookModule>('rulebook'),
  loadShopRules: file<ShopRulesModule>('shop-rules'),
  loadLists: file<ListsModule>('catalogue'),
  loadPhrases: ((assets, language) => loadFile(assets, `vitrine.phrases.${language}.js`)) satisfies LoadPhrases,
  loadDocument: file<ProfileModule>('profile'),
  pause: 300,
};

/** What differs between a browser and a test. */
export type EnginePlatform = Readonly<{
  fetchBytes?: (url: string) => Promise<Uint8Array>;
  /** Loads what reads the page's words, from the folder of Vitrine's own files. */
  loadReading?: (assets: string) => Promise<ReadingModule>;
  /** Loads what holds names and prices against the rules of docs/fairness.md, from the same folder. */
  loadFairness?: (assets: string) => Promise<FairnessModule>;
  /** Loads the features and segments beyond the core, from the same folder. */
  loadRulebook?: (assets: string) => Promise<RulebookModule>;
  /** Loads what a shop's own config adds to them, from the same folder. */
  loadShopRules?: (assets: string) => Promise<ShopRulesModule>;
  /** Loads what lists products, from the same folder. */
  loadLists?: (assets: string) => Promise<ListsModule>;
  /** Loads what is said in a language, from the same folder. */
  loadPhrases?: LoadPhrases;
  /** Loads what fetches and checks a signed profile. */
  loadDocument?: (assets: string) => Promise<ProfileModule>;
  /** Milliseconds without an event after which the moment is cached, and that an outlook without news may wait. */
  pause?: number;
}>;
