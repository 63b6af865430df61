import { readable } from './words.js';

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A value as a multiple of another; a dash where there is none. */
export const times = (value: number | null | undefined, by: number | null | undefined): string =>
  typeof value !== 'number' || typeof by !== 'number' || by <= 0 ? '–' : value <= 0 ? '0' : `${readable(value / by)} ×`;
