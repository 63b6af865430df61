/** Just within what a Date can hold in every time zone. */
const FURTHEST = 8.63e15;

/** Whether a value is a time in milliseconds since the epoch that a calendar has. */
export const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= FURTHEST;
