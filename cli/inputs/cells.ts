/** Reads a cell as a text; empty for none. */
export const textCell = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim());

/** Reads a cell as a number written plainly, such as -12.5. Throws, naming place and column, for anything else. */
export function numberCell(cell: unknown, where: string): number {
  // Number('') is 0, and a missing value must not pass for a zero.
  const value = textCell(cell) === '' ? Number.NaN : Number(cell);
  if (Number.isFinite(value)) return value;
  const shown = typeof cell === 'string' ? `"${cell.slice(0, 40)}"` : String(cell);
  throw new Error(`${where} must be a number such as 12.5, not ${shown}`);
}
