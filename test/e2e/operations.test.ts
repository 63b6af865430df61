import { expect, it } from 'vitest';
import { findGrowth, readBaseline } from '../../bench/baseline.js';
import { openBench } from '../../bench/pages/open-bench.js';
import { countOperations } from '../../bench/scenarios/operations.js';
import { readStub } from '../../bench/take-dist.js';

it('does no more per event than bench/baseline.json says, and nothing on localStorage', async () => {
  const bench = await openBench({ vitrine: 'dist', peers: 'dist' });
  try {
    const operations = await countOperations(bench, readStub('dist'));
    expect(findGrowth(readBaseline()!, { operations })).toEqual([]);
    const onStorage = Object.entries(operations).filter(([what]) => what.startsWith('accesses to localStorage'));
    expect(onStorage.map(([, count]) => count)).toEqual([0, 0]);
  } finally {
    await bench.close();
  }
}, 120_000);
