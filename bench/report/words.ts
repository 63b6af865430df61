import type { Bar, Unit } from '../results.js';

/** Escapes text for HTML and SVG. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A number as people read it: thousands apart, three significant digits below a hundred. */
export function readable(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(Math.abs(value) < 1 ? 2 : 3)));
}

const SUFFIX: Readonly<Record<Unit, string>> = {
  bytes: ' B',
  ratio: ' ×',
  µs: ' µs',
  ms: ' ms',
  requests: '',
  shift: '',
};

/** A value of a bar with its unit. */
export const withUnit = (value: number | null, { unit }: Pick<Bar, 'unit'>): string =>
  value === null ? '–' : readable(value) + SUFFIX[unit];

/** Whether a row holds, is missed, or cannot be known yet. */
export const verdict = ({ holds, measured }: Bar): 'holds' | 'missed' | 'open' =>
  holds ? 'holds' : measured === null ? 'open' : 'missed';
