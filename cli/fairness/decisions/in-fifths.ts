import type { Column } from './column.js';

/** From so many different numbers on, a column is cut into fifths. */
const MANY = 13;

/** A number that so many rows have is no measure but a name, such as the code of a browser. */
const COMMON = 0.25;

/** A column of many different numbers, such as ages or incomes, as fifths, each with its least and greatest; any other as it is. */
export function inFifths({ names, codes }: Column): Column {
  const numbers = names.map((name) => Number(name));
  if (names.length < MANY || numbers.some((number) => !Number.isFinite(number))) return { names, codes };
  const sorted = codes.filter((code) => code >= 0).map((code) => numbers[code]!);
  sorted.sort((a, b) => a - b);
  if (mostOf(codes, names.length) > sorted.length * COMMON) return { names, codes };
  const uppers = [1, 2, 3, 4, 5].map((fifth) => sorted[Math.ceil((sorted.length * fifth) / 5) - 1]!);
  const edges = uppers.filter((upper, place) => upper !== uppers[place - 1]);
  const place = (number: number): number => edges.findIndex((edge) => number <= edge);
  const inside = edges.map((_, at) => numbers.filter((number) => place(number) === at));
  return {
    names: inside.map((values) =>
      spanned(
        values.reduce((a, b) => Math.min(a, b)),
        values.reduce((a, b) => Math.max(a, b)),
      ),
    ),
    codes: codes.map((code) => (code < 0 ? -1 : place(numbers[code]!))),
  };
}

const spanned = (low: number, high: number): string => (low === high ? String(low) : `${low} to ${high}`);

function mostOf(codes: readonly number[], values: number): number {
  const sizes = Array.from({ length: values }, () => 0);
  for (const code of codes) if (code >= 0) sizes[code]! += 1;
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}
