// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Savings } from '../../../src/governor/govern.js';
import { openMeter } from '../../../src/lib/meter.js';
import type { Trouble } from '../../../src/lib/report.js';
import { openThrift } from '../../../src/thrift.js';

const rested = () => vi.advanceTimersByTimeAsync(5000);

function open({ missing = false } = {}) {
  const log: string[] = [];
  const problems: Trouble[] = [];
  const govern = (_options: unknown, { pace }: Savings) => {
    log.push('governor');
    pace(7);
    return { renew: () => void log.push('renew'), stop: () => void log.push('stop') };
  };
  const ending = new AbortController();
  const thrift = openThrift(
    {
      signal: ending.signal,
      meter: openMeter(),
      budget: {},
      assets: 'https://shop.example/',
      report: (problem) => void problems.push(problem),
      onSpent: () => undefined,
      load: async () => {
        if (missing) throw new TypeError('404');
        return { govern } as never;
      },
    },
    { pace: (wait) => void log.push(`pace ${wait}`), freeze() {}, thaw() {}, end() {} },
  );
  return { thrift, log, problems, end: () => ending.abort() };
}

describe('thrift', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens the governor only when the page is idle', async () => {
    const { log } = open();
    expect(log).toEqual([]);
    await rested();
    expect(log).toEqual(['governor', 'pace 7']);
  });

  it('hands on a new page view, and stops the governor', async () => {
    const { thrift, log, end } = open();
    thrift.renew();
    await rested();
    thrift.renew();
    end();
    expect(log).toEqual(['governor', 'pace 7', 'renew', 'stop']);
  });

  it('opens none after it was stopped', async () => {
    const { log, end } = open();
    end();
    await rested();
    expect(log).toEqual([]);
  });

  it('goes on without a governor that cannot be loaded, and says so', async () => {
    const { thrift, problems, end } = open({ missing: true });
    await rested();
    expect(problems).toMatchObject([{ code: 'page-load', field: 'assets', about: 'governor' }]);
    thrift.renew();
    end();
  });
});
