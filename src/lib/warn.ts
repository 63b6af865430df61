/* oxlint-disable no-console -- for what a shop must know though it listens to no problem */

/** Warns on the console, under one prefix. */
export function warn(message: string): void {
  console.warn(`[vitrine] ${message}`);
}
