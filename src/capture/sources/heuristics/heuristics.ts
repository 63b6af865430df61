import type { SourcePack } from '../../source-pack.js';
import type { Emit } from '../../source.js';
import { currencyOf } from './heuristics-currency.js';
import { watchLeaving } from './heuristics-leaving.js';
import type { FurtherSource } from '../tools.js';

/**
 * What a shop that says nothing shows and does: product, list, cart, checkout and search pages; goods put into the cart, taken out,
 * kept for later; the way to a checkout elsewhere. Each event carries a `confidence` from 0 to 1.
 * @contract measured on pages written as plain shops are; nothing of it is promised by anybody.
 */
const heuristics: FurtherSource = (emit, scope, tools) => {
  const { load, words } = tools;
  const say: Emit = (name, said, at) => emit(name, coined(said), at);
  Promise.all([
    words(),
    load('source.heuristics-prices'),
    load('source.heuristics-controls'),
    load('source.heuristics-product'),
    load('source.heuristics-evidence'),
    load('source.heuristics-effects'),
    load('source.heuristics-pages'),
    load('source.heuristics-clicks'),
  ]).then(
    scope.safe(([says, prices, controls, product, evidence, effects, { watchPages }, { watchClicks }]) => {
      const means = { ...tools, says, ...prices, ...controls, ...product, ...evidence, ...effects, watchLeaving };
      watchClicks(say, scope, means);
      watchPages(say, scope, means);
    }),
    scope.safe((cause: unknown) => {
      throw cause;
    }),
  );
};

/** What is said, with the currency for which its sign stands; a price in figures alone may have one by the page's language. */
function coined(said: unknown): unknown {
  const { currency, items } = (said ?? {}) as { currency?: string; items?: unknown };
  return items ? { ...(said as object), currency: currencyOf(currency ?? '') } : said;
}

export const sources: SourcePack['sources'] = { heuristics };
