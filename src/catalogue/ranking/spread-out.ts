import type { Ranked } from './open-ranking.js';

/** What shall be picked: the best first; how many; and what stands already, and stays. */
export type Spreading = Readonly<{ ranking: readonly Ranked[]; count: number; kept: readonly Ranked[] }>;

/**
 * The first products of a ranking, behind those that are kept, so that none crowds out the others: one of each group of variants, and no more than half
 * of one brand. Where that gives too few, up to half of one group, and last whatever there is, in the order of the ranking each time.
 */
export function spreadOut({ ranking, count, kept }: Spreading): readonly Ranked[] {
  const half = Math.max(1, Math.floor(count / 2));
  const picked = new Set<Ranked>();
  const groups = openTally();
  const brands = openTally();
  const pick = (one: Ranked): void => {
    picked.add(one);
    groups.add(groupOf(one));
    brands.add(one.item.brand);
  };
  for (const one of kept.slice(0, count)) pick(one);
  for (const [perGroup, perBrand] of [
    [1, half],
    [half, half],
    [count, count],
  ] as const) {
    for (const one of ranking) {
      if (picked.size >= count) return [...picked];
      const fits = groups.of(groupOf(one)) < perGroup && brands.of(one.item.brand) < perBrand;
      if (fits && !picked.has(one)) pick(one);
    }
  }
  return [...picked];
}

const groupOf = ({ item: { id, group = id } }: Ranked): string => group;

/** How many there are of each name; of what has none there are none. */
function openTally() {
  const counts = new Map<string, number>();
  const of = (name: string | undefined): number => (name === undefined ? 0 : (counts.get(name) ?? 0));
  return { of, add: (name: string | undefined): void => void (name !== undefined && counts.set(name, of(name) + 1)) };
}
