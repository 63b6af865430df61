/* oxlint-disable vitest/valid-title, vitest/expect-expect -- the title and the test are the caller's */
import { it } from 'vitest';

/** `it` where there is what the test is about; else nothing, since a test that can never run there is not skipped. */
export const where = (given: unknown): ((name: string, run: () => Promise<void>) => void) =>
  given ? (name, run) => void it(name, run) : () => undefined;
