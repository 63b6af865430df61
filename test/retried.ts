import type { Reporter, TestCase } from 'vitest/node';

/** Names, after a run, the tests that passed at a second attempt only: a busy machine, or a fault that shows now and then. */
export const openRetried = (): Reporter => {
  const retried: string[] = [];
  return {
    onTestCaseResult(test: TestCase) {
      if (test.diagnostic()?.flaky) retried.push(`${test.module.relativeModuleId} > ${test.fullName}`);
    },
    onTestRunEnd() {
      for (const name of retried) console.warn(`PASSED AT THE SECOND ATTEMPT: ${name}`);
    },
  };
};
