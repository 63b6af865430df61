/** What was found, for a person to act upon. `fail` makes the exit code 1; `note` says what was not judged, and why. */
export type Finding = Readonly<{
  severity: 'fail' | 'warn' | 'note';
  check: 'selection' | 'flips' | 'leakage' | 'hold-out' | 'prices' | 'inputs';
  /** What it is about, such as `offer/ten-off by age_band`. */
  about: string;
  message: string;
}>;

const ORDER = ['fail', 'warn', 'note'];

/** The gravest first, otherwise as they came. */
export const ranked = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
