/** Whether each of many things holds, a bit each. */
export type BitSet = Uint32Array;

export const bitSet = (size: number): BitSet => new Uint32Array((size + 31) >>> 5);
export const hasBit = (set: BitSet, place: number): boolean => ((set[place >>> 5]! >>> (place & 31)) & 1) === 1;
export const addBit = (set: BitSet, place: number): void => void (set[place >>> 5]! |= 1 << (place & 31));

/** What is in both. */
export function bothOf(one: BitSet, other: BitSet): BitSet {
  const both = new Uint32Array(one.length);
  for (let word = 0; word < both.length; word++) both[word] = one[word]! & other[word]!;
  return both;
}

/** Calls for each place that is in a set, in rising order. */
export function eachBit(set: BitSet, take: (place: number) => void): void {
  for (let word = 0; word < set.length; word++) {
    for (let rest = set[word]!; rest; rest &= rest - 1) take((word << 5) + 31 - Math.clz32(rest & -rest));
  }
}
