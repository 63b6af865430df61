/** A column of texts, held as numbers: `codes[row]` is the place of the row's text in `names`, -1 where it has none. */
export type Column = Readonly<{ names: readonly string[]; codes: readonly number[] }>;

/** Fills a column row by row; rows that are passed over have no text. */
export function openColumn(): Column & Readonly<{ put(row: number, text: string | undefined): void }> {
  const names: string[] = [];
  const codes: number[] = [];
  const places = new Map<string, number>();
  return {
    names,
    codes,
    put(row, text) {
      while (codes.length < row) codes.push(-1);
      codes[row] = text ? placeOf(text) : -1;
    },
  };

  function placeOf(text: string): number {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, names.length);
    return names.push(text) - 1;
  }
}

/** The text of a row; undefined where it has none. */
export const textAt = ({ names, codes }: Column, row: number): string | undefined => names[codes[row] ?? -1];

/** A column of so many rows. */
export const filledUp = ({ names, codes }: Column, rows: number): Column => ({
  names,
  codes: Array.from({ length: rows }, (_, row) => codes[row] ?? -1),
});
