import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fairnessCommand } from '../../../../cli/commands/fairness.js';
import { run } from '../run.js';
import { fairness, judge, ndjson, people } from './judging.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-fairness-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('input', () => {
  it('reads the same from NDJSON, CSV, and gzip', async () => {
    const rows = [...people('a', 150, 60), ...people('b', 150, 20)].map((row, n): any =>
      Object.assign(row, { key: `p${n}`, segments: ['cluster:visual-browser', 'intent:high'] }),
    );
    const lines = rows.map((row) => [
      row.key,
      row['slot'],
      row['variant'],
      row.segments.join(' '),
      (row['groups'] as any).age_band,
    ]);
    const csv = [['key', 'slot', 'variant', 'segments', 'groups.age_band'], ...lines]
      .map((line) => line.join(','))
      .join('\n');
    const named = csv.replace('groups.age_band', 'age_band');
    const reports = await Promise.all(
      [
        [write('a.ndjson', ndjson(rows))],
        [write('a.csv', csv)],
        [write('b.csv', named), '--group', 'age_band'],
        [write('a.csv.gz', gzipSync(csv))],
      ].map(async (args) => JSON.parse((await fairness(...args, '--json')).out)),
    );
    for (const { decisions, verdict } of reports) {
      expect(verdict).toBe('fail');
      expect(decisions).toEqual(reports[0].decisions);
    }
  });

  it.each([
    ['no slot', { variant: 'a', groups: { g: 'x' } }, 'slot must name the slot'],
    ['no variant', { slot: 'a' }, 'variant must name the variant'],
    [
      'a propensity of 0',
      { slot: 'a', variant: 'b', propensity: 0 },
      'propensity must be above 0 and at most 1, not 0',
    ],
    ['a score that is no number', { slot: 'a', variant: 'b', score: 'high' }, 'score must be a number, not "high"'],
    ['a segment that is none', { slot: 'a', variant: 'b', segments: ['deals'] }, 'segments must be ids'],
    ['a group that is a list', { slot: 'a', variant: 'b', groups: { age: [1] } }, 'groups.age must be a text'],
    ['groups that are a text', { slot: 'a', variant: 'b', groups: 'old' }, 'groups must be an object'],
    [
      'an effect that is none',
      { slot: 'a', variant: 'b', price_effect: 'nice' },
      'price_effect must be lower, raise or none',
    ],
    ['a control that is neither', { slot: 'a', variant: 'b', control: 'maybe' }, 'control must be true or false'],
  ])('refuses a row with %s, by line and field', async (_, row, message) => {
    const { code, err } = await judge([...people('a', 2, 1), row]);
    expect(code).toBe(2);
    expect(err).toContain(`vitrine fairness: standard input:3: ${message}`);
  });

  it('refuses lines that are no objects, and files with nothing to judge', async () => {
    const answer = (text: string, ...args: readonly string[]) => run(fairnessCommand, ['-', ...args], text);
    expect(await answer('{"slot":"a"\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('standard input:1: must be a JSON object'),
    });
    expect(await answer('')).toMatchObject({ code: 2, err: expect.stringContaining('is empty') });
    expect(await answer('slot,variant\na,b\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('neither groups, proxies'),
    });
    expect(await answer('slot,shown\na,b\n')).toMatchObject({
      code: 2,
      err: expect.stringContaining('column missing: variant'),
    });
    expect(await answer('slot,variant\na,b\n', '--group', 'age')).toMatchObject({
      code: 2,
      err: expect.stringContaining('column missing: age'),
    });
    expect(await answer('{"slot":"a","variant":"b"}\n', '--proxy', 'zip')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no row has a value of zip'),
    });
    expect(await fairness('missing.ndjson')).toMatchObject({ code: 2, err: expect.stringContaining('missing.ndjson') });
  });

  it('explains itself, and refuses what it does not know', async () => {
    expect(await fairness('--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('vitrine fairness <decisions>'),
    });
    expect(await fairness()).toMatchObject({ code: 2, err: expect.stringContaining('vitrine fairness <decisions>') });
    expect(await fairness('a', 'b')).toMatchObject({ code: 2, err: expect.stringContaining('one file at a time') });
    expect(await fairness('a', '--ratio', '2')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--ratio must be a number from 0 to 1'),
    });
    expect(await fairness('a', '--family', 'none')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--family'),
    });
    expect(await fairness('--flip', 'a')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--flip needs --config'),
    });
    expect(await fairness('a', '--fair')).toMatchObject({ code: 2, err: expect.stringContaining('--fair') });
  });
});
