import type { Finding } from '../finding.js';
import { proxyOf } from '../../../src/fairness/proxies.js';
import { listed } from '../in-words.js';
import type { PriceRule } from './price-rules.js';
import { leaningOf } from './value-segment.js';

/** What is known of segments: whether they look for small or dear prices, and which proxies the models behind them read. */
export type SegmentLore = Readonly<{
  leaning(id: string): ReturnType<typeof leaningOf>;
  /** Proxies that the model of a segment reads, such as `weekend@1 (time zone)`. */
  proxies(id: string): readonly string[];
}>;

/** By ids alone. */
export const NAMES_ONLY: SegmentLore = { leaning: leaningOf, proxies: () => [] };

/** Whether the variants that move a price do so to whom they may: no proxy opens one, and nobody who looks for small prices gets a worse one. */
export function judgePriceRules(rules: readonly PriceRule[], lore: SegmentLore): readonly Finding[] {
  const findings = rules.flatMap((rule) => {
    const about = `${rule.slot}/${rule.variant}`;
    const faults = [...proxyFaults(rule, lore), ...(rule.effect === 'raise' ? raiseFaults : lowerFaults)(rule, lore)];
    return faults.map((message): Finding => ({ severity: 'fail', check: 'prices', about, message }));
  });
  if (findings.length || !rules.length) return findings;
  const names = listed(rules.map(({ slot, variant }) => `${slot}/${variant}`));
  const message = `no proxy opens them, and no segment that looks for small prices gets a worse one: ${names}`;
  return [{ severity: 'note', check: 'prices', about: 'the config', message }];
}

function proxyFaults({ segments, except }: PriceRule, { proxies }: SegmentLore): readonly string[] {
  return [...new Set([...segments, ...except])].flatMap((id) => {
    const proxy = proxyOf(id);
    if (proxy) return [`moves a price by ${id}, a proxy (${proxy}); take the segment out`];
    const read = proxies(id);
    return read.length
      ? [`moves a price by ${id}, whose model reads ${listed(read)}; take the segment out, or the feature`]
      : [];
  });
}

function raiseFaults({ segments, except }: PriceRule, { leaning }: SegmentLore): readonly string[] {
  const value = segments.filter((id) => leaning(id) === 'value');
  const spared = except.filter((id) => leaning(id) === 'dear');
  return [
    ...(value.length ? [`raises the price of ${listed(value)}, who look for small ones; take them out`] : []),
    ...(spared.length
      ? [`raises the price of all but ${listed(spared)}, so of those who look for small ones; take "except" out`]
      : []),
  ];
}

function lowerFaults({ segments, except, open }: PriceRule, { leaning }: SegmentLore): readonly string[] {
  if (open) return [];
  const withheld = except.filter((id) => leaning(id) === 'value');
  const onlyDear = segments.length > 0 && segments.every((id) => leaning(id) === 'dear');
  return [
    ...(withheld.length
      ? [`withholds a lower price from ${listed(withheld)}, who look for small ones; take "except" out`]
      : []),
    ...(onlyDear
      ? [`lowers the price of ${listed(segments)} alone, and not of those who look for small ones; open it to them too`]
      : []),
  ];
}
