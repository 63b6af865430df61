import { expect, it } from 'vitest';
import { findGrowth, type Baseline } from '../../../bench/baseline.js';

const accepted: Baseline = {
  bytes: { 'a.js': { raw: 100, gzip: 50 }, 'b.js': { raw: 10, gzip: 9 } },
  operations: { messages: 10, transactions: 20 },
};

it('says nothing when all is as it was, or less', () => {
  expect(findGrowth(accepted, accepted)).toEqual([]);
  const less = { 'a.js': { raw: 90, gzip: 45 }, 'b.js': { raw: 11, gzip: 9 } };
  expect(findGrowth(accepted, { bytes: less, operations: { messages: 9, transactions: 20 } })).toEqual([]);
});

it('names a file that is one byte larger, and a count that is one higher', () => {
  const bytes = { ...accepted.bytes, 'a.js': { raw: 101, gzip: 51 } };
  expect(findGrowth(accepted, { bytes })).toEqual(['a.js grew by 1 bytes gzip: 50 -> 51']);
  expect(findGrowth(accepted, { operations: { messages: 11, transactions: 20 } })).toEqual(['messages: 10 -> 11']);
});

it('takes the same bytes that another zlib packs worse for the same', () => {
  expect(findGrowth(accepted, { bytes: { ...accepted.bytes, 'a.js': { raw: 100, gzip: 52 } } })).toEqual([]);
});

it('names what is new and what is gone', () => {
  const bytes = { 'a.js': { raw: 100, gzip: 50 }, 'c.js': { raw: 5, gzip: 4 } };
  expect(findGrowth(accepted, { bytes })).toEqual([
    'c.js is new: 4 bytes gzip',
    'b.js is in the baseline and no longer measured',
  ]);
  expect(findGrowth(accepted, { operations: { messages: 10 } })).toEqual([
    'transactions is in the baseline and no longer measured',
  ]);
});

it('compares only the half that was measured', () => {
  expect(findGrowth(accepted, { operations: accepted.operations })).toEqual([]);
});
