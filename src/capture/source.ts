import type { Scope } from './scope.js';

/** Hands over something that happened, as the page said it; `at` is milliseconds since the epoch, now when left out. */
export type Emit = (name: string, said?: unknown, at?: number) => void;

/** Starts watching one thing on the page, until the scope ends. */
export type Source<Options = unknown> = (emit: Emit, scope: Scope, options: Options) => void;
