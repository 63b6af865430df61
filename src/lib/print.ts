/* oxlint-disable no-console -- the one place that prints, and only when debug is on */

/** Prints a stage's output under one prefix. */
export function print(stage: string, value: unknown): void {
  console.info(`[vitrine] ${stage}`, value);
}
