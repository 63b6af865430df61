/** Words by which a segment says that it is about small prices. */
const CHEAP =
  /\b(discounts?|deals?|bargains?|budget|sales?|cheap|cheaper|cheapest|savers?|savings?|thrifty?|frugal|coupons?|promos?|promotions?|economy|price (sensitive|hunter|conscious|aware|filters)|low (prices?|values?|spend|spenders?|cost)|(?<!(high|higher|top|best|big|customer|lifetime|predicted|middle|order|mean) )value)\b/;
const DEAR = /\b(luxury|premium|dear|dearer|exclusive|prestige|upsell|receptive|vip|affluent|full price)\b/;
/** What stands for dear goods where there is more of it, and for cheap ones where there is less. */
const LEVEL = /\b(price (percentile|band)|order value|aov)\b/;

type Leaning = 'value' | 'dear';

/**
 * Which prices a segment looks for, by its id: `value` for `cluster:discount-seeker`, `orientation:value` or the found cluster
 * `cluster:less-price-percentile`, `dear` for `orientation:luxury`; undefined for all others.
 */
export function leaningOf(id: string): Leaning | undefined {
  // a campaign called after a discount says what was advertised, not who came
  if (id.startsWith('context:')) return undefined;
  const clauses = id
    .slice(id.indexOf(':') + 1)
    .toLowerCase()
    .split(/-and-/);
  const leanings = clauses.map((clause) =>
    leaningOfClause(
      clause
        .split(/[^a-z]+/)
        .join(' ')
        .trim(),
    ),
  );
  return leanings.includes('value') ? 'value' : leanings.find((leaning) => leaning !== undefined);
}

function leaningOfClause(clause: string): Leaning | undefined {
  const less = /^(less|fewer|no|not|non)\b/.test(clause);
  if (LEVEL.test(clause)) return less ? 'value' : /^more\b/.test(clause) ? 'dear' : undefined;
  if (CHEAP.test(clause)) return less ? undefined : 'value';
  return DEAR.test(clause) && !less ? 'dear' : undefined;
}
