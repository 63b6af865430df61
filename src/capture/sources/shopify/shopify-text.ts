/** A text or a number of the page as a text; empty for all else, which may throw where it is made one. */
export const textOf = (given: unknown): string => (/string|number/.test(typeof given) ? `${given as string}` : '');
