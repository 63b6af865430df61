/**
 * Whether a purpose is allowed that goes by several names, `ads|marketing`: all names that the shop uses must be; undefined where it
 * uses none of them.
 */
export function eachKnown(purpose: string, isAllowed: (name: string) => boolean | undefined): boolean | undefined {
  const known = purpose
    .split('|')
    .map(isAllowed)
    .filter((answer) => answer !== undefined);
  return known.length ? known.every(Boolean) : undefined;
}
