/** Edits, of one letter each, that lead from one text to another. */
function edits(one: string, other: string): number {
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++)
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1));
    last = row;
  }
  return last[other.length]!;
}

const bare = (text: string) => text.toLowerCase().replace(/@\d+$|[^\p{L}\p{N}]/gu, '');

/** The name that seems to be meant, for "did you mean …?"; undefined where none is near. */
export function nearest(said: string, names: Iterable<string>): string | undefined {
  const meant = bare(said);
  if (!meant || meant.length > 60) return undefined;
  // one slip in four letters
  let [best, least]: [string | undefined, number] = [undefined, 1 + meant.length / 4];
  for (const name of names) {
    const other = bare(name);
    if (Math.abs(other.length - meant.length) >= least) continue;
    const far = edits(meant, other);
    if (far < least) [best, least] = [name, far];
  }
  return best;
}
