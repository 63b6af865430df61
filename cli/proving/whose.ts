import type { Act } from './act.js';
import type { Whose } from './proof.js';

/** Vitrine's files by their usual addresses: `vitrine.js`, `vitrine.page.js`, `…/vitrine@1.0.0/…`, `…/vitrine/dist/…`. */
const USUAL = /\/vitrine(\.[\w.-]+)?\.m?js(\?|$)|\/vitrine@[^/]+\/|\/vitrine\/dist\//;
/** What the core's code says wherever a bundler has put it. */
const CORE = /\bvitrineStub\b/;
/** Vitrine's stores and channels. */
const NAME = /^vitrine($|[-/])/;

/** Tells Vitrine's scripts from others'. */
export type Whoseness = Readonly<{
  /** Takes a script that was loaded: its text, and the script that asked for it. */
  learn(script: Readonly<{ url: string; text: string; by: readonly string[] }>): void;
  ofScript(url: string | undefined): Whose;
  ofAct(act: Act): Whose;
}>;

/** By the page itself, as the head stub does. */
const isInline = (by: readonly string[]): boolean => by.length > 0 && !by.some((script) => /\.m?js(\?|$)/.test(script));

/** `patterns` are parts of addresses that the caller knows to be Vitrine's. */
export function openWhose(patterns: readonly string[]): Whoseness {
  const known = new Map<string, Whose>();
  const ofScript = (url: string | undefined): Whose => {
    if (!url) return 'others';
    if (USUAL.test(url) || patterns.some((pattern) => url.includes(pattern))) return 'vitrine';
    return known.get(url) ?? 'others';
  };
  return {
    ofScript,
    learn({ url, text, by }) {
      const asker = ofScript(by[0]);
      if (CORE.test(text)) known.set(url, 'shared');
      // what Vitrine's own code loads is its own; of what a bundle loads that is not known
      else if (asker !== 'others') known.set(url, asker);
    },
    ofAct({ kind, place, name, by, worker }) {
      // who writes to them does it for Vitrine; anybody may look
      if (STORES.has(place) && NAME.test(name) && (kind === 'write' || isInline(by))) return 'vitrine';
      const own = [...new Set(by.map(ofScript))];
      // a route that Vitrine only hears of passes through it: it is the shop's
      if (place === 'history.state') return own.length === 1 ? own[0]! : 'others';
      return ofScript(by[0] ?? worker);
    },
  };
}

const STORES: ReadonlySet<Act['place']> = new Set([
  'cookie',
  'localStorage',
  'sessionStorage',
  'IndexedDB',
  'Cache',
  'BroadcastChannel',
]);
