import { defineConfig } from 'vitest/config';
import { openRetried } from './test/retried.js';

/** What passed at a second attempt only is named at the end of `npm test`. */
const browser = { testTimeout: 60_000, hookTimeout: 180_000, retry: process.env['CI'] ? 1 : 0 };
/** Where `npm test` reads the counts. */
const json = process.env['VITRINE_RESULTS'];

/**
 * `unit` needs nothing; `build` reads dist/; the others drive a browser against dist/ and pages of ours. `pages` wait more than they
 * work, so some run side by side; `e2e` has the machine to itself, for there much depends on time.
 */
export default defineConfig({
  test: {
    reporters: ['default', openRetried(), ...(json ? ['json'] : [])],
    ...(json && { outputFile: { json } }),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/*.test.ts'],
          // a property of many cases, on a busy machine
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: { name: 'build', include: ['test/build/**/*.test.ts'], testTimeout: 60_000, sequence: { groupOrder: 0 } },
      },
      {
        test: {
          ...browser,
          name: 'pages',
          include: ['test/e2e/*/**/*.test.ts'],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...browser,
          name: 'e2e',
          include: ['test/e2e/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
