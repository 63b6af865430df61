/** Lines of a table under its title, columns as wide as they have to be. Without rows there are none. */
export function textTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (!rows.length) return [];
  const all = [head, ...rows];
  const widths = head.map((_, place) => Math.max(...all.map((row) => row[place]!.length)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, place) => cell.padEnd(widths[place]!)).join('  ')}`.trimEnd();
  return ['', title, ...all.map(line)];
}
