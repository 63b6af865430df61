/** `0.724` -> `72 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u202f%`;

/** At most three decimals; large numbers in groups. */
export const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 3 });

/** `+0.42`, `−0.1`. */
export const signed = (value: number): string => (value < 0 ? '\u2212' : '+') + number(Math.abs(value));

/** The shopper's wall clock, to the second. */
export const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB');

/** `cluster:discount-seeker` -> `discount seeker`. */
export const words = (name: string): string => name.replace(/^[^:]*:/, '').replaceAll(/[-_]/g, ' ');
