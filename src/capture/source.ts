import type { Report } from '../lib/report.js';

/** Hands over something that happened, as the page said it; `at` is milliseconds since the epoch, now when left out. */
export type Emit = (name: string, params?: unknown, at?: number) => void;

/** Starts watching one thing on the page; returns `stop`. Nothing that goes wrong inside reaches the page: it is reported. */
export type Source<Options = object> = (emit: Emit, options: Options & Readonly<{ report: Report }>) => () => void;
