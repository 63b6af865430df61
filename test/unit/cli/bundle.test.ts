import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../../package.json';

const FIXTURES = 'test/fixtures/inputs/';

describe('the bundled command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-bundle-'));
  const file = join(folder, 'vitrine.mjs');
  const vitrine = (args: readonly string[], input: string | Buffer = '') =>
    spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', input });
  beforeAll(async () => {
    // as training/run does
    await build({ entryPoints: ['cli/vitrine.ts'], bundle: true, platform: 'node', format: 'esm', outfile: file });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads Parquet, gzip from a pipe, and NDJSON', () => {
    const args = ['--at', '2010-03-01,2011-06-01'];
    const csv = vitrine(['features', `${FIXTURES}orders.csv`, ...args]);
    expect(csv).toMatchObject({ status: 0, stderr: '' });
    expect(vitrine(['features', `${FIXTURES}orders-zstd.parquet`, ...args]).stdout).toBe(csv.stdout);
    expect(vitrine(['features', ...args], gzipSync(readFileSync(`${FIXTURES}orders.csv`))).stdout).toBe(csv.stdout);
    const out = join(folder, 'summaries.ndjson');
    expect(vitrine(['summaries', `${FIXTURES}events.ndjson`, '--out', out])).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(3);
    expect(readdirSync(folder).toSorted()).toEqual(['summaries.ndjson', 'vitrine.mjs']);
  });

  it('says its version and, to whoever asks, how it is used', () => {
    expect(vitrine(['--version']).stdout).toBe(`${version}\n`);
    for (const command of ['features', 'summaries']) {
      const { status, stdout } = vitrine([command, '--help']);
      expect([status, stdout.split('\n')[0]]).toEqual([0, expect.stringContaining(`Usage: vitrine ${command} [file]`)]);
      expect(vitrine([]).stderr).toContain(`\n  ${command} `);
    }
  });

  it('ends with 2 and a reason for what it cannot read', () => {
    expect(vitrine(['summaries'], '')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'vitrine summaries: standard input: is empty\n',
    });
  });
});
