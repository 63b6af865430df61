import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutput } from '../../../cli/running/open-output.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-output-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function put(path: string): Promise<void> {
  const output = await openOutput(path, process.stdout);
  await output.write('new');
  await output.done();
}

describe('an output file', () => {
  it.each([true, false])('stays a link, and replaces what the link leads to (there already: %s)', async (there) => {
    const [link, target] = [join(folder, 'link'), join(folder, 'target')];
    if (there) writeFileSync(target, 'old');
    symlinkSync('target', link);
    await put(link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('new\n');
    expect(readdirSync(folder).toSorted()).toEqual(['link', 'target']);
  });

  it.skipIf(process.platform === 'win32')('may be a pipe, which is written to', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readFile(pipe, 'utf8'), put(pipe)]);
    expect(read).toBe('new\n');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('is no folder', async () => {
    await expect(put(folder)).rejects.toThrow(/is a folder/);
  });
});
