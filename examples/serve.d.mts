/** Where the examples are served from, until `close`. */
export type Examples = Readonly<{ url: string; close(): Promise<void> }>;

/**
 * Serves every example and, under /vitrine/, the folder `dist`; `examples` is where the examples stand that are not the first.
 * Port 0 takes a free one. Rejects if the port is taken.
 */
export function serveExamples(options?: {
  port?: number;
  host?: string;
  dist?: string;
  examples?: string;
}): Promise<Examples>;
