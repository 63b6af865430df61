/** A number with commas between the thousands. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** A share such as 12.3 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Seconds as people say them: 45 s, 3 min, 2.5 h, 4 d; a dash for null. */
export function duration(seconds: number | null): string {
  if (seconds === null) return '–';
  if (seconds < 90) return `${seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 129_600 ? `${Number((seconds / 3600).toFixed(1))} h` : `${Number((seconds / 86_400).toFixed(1))} d`;
}
