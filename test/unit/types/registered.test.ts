import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const tsc = resolve('node_modules/typescript/bin/tsc');

it('checks the names of slots and variants, once a shop has registered its config', async () => {
  const compiled = promisify(execFile)(process.execPath, [tsc, '-p', 'test/types/registered']);
  // what is wrong stands on standard output, which the error leaves out
  const said = await compiled.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(said).toBe('');
});
