/** Counts by bucket, the oldest first: bucket, count, bucket, count, … */
export type Tally = readonly number[];

/** One more in a bucket that is none of the past; of the pairs the newest `most` are kept. */
export function addTo(tally: Tally, bucket: number, most: number): Tally {
  const last = tally.length - 2;
  if (last >= 0 && tally[last] === bucket) return tally.with(last + 1, tally[last + 1]! + 1);
  return [...tally, bucket, 1].slice(-2 * most);
}

/** Without the buckets before `oldest`. */
export function dropBefore(tally: Tally, oldest: number): Tally {
  let from = 0;
  while (from < tally.length && tally[from]! < oldest) from += 2;
  return from ? tally.slice(from) : tally;
}

/** All counts together. */
export function total(tally: Tally): number {
  let sum = 0;
  for (let place = 1; place < tally.length; place += 2) sum += tally[place]!;
  return sum;
}
