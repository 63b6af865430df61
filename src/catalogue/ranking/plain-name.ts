/** A brand or category as it is compared: whoever writes it with other capitals or blanks means the same. */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
