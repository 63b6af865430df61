import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assetsCommand } from '../../../cli/commands/assets.js';
import { PHRASE_LANGUAGES } from '../../../src/segments/phrases/languages.js';
import { run } from './run.js';

const NAMES = ['worker', 'engine', 'reading', 'fairness', 'operators', 'rulebook', 'shop-rules', 'profile'];
const ENGINE = [...NAMES, ...PHRASE_LANGUAGES.map((one) => `phrases.${one}`)].map((name) => `vitrine.${name}.js`);
const MODELS = ['models/intent.onnx', 'models/manifest.json'];
const ORT = ['ort/ort-wasm-simd-threaded.wasm', 'ort/vitrine.ort.mjs'];
const TAG = ['vitrine.js', 'vitrine.page.js', 'vitrine.consent.tcf.js'];
const REST = ['index.js', 'cli.js', 'vitrine.audit.js', 'vitrine.stub.js', 'vitrine.js.map', 'ort/vitrine.ort.mjs.map'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-assets-'));
  for (const file of [...ENGINE, ...MODELS, ...ORT, ...TAG, ...REST]) write(`dist/${file}`, `// ${file}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const assets = (...args: string[]) => run(assetsCommand, [...args, '--from', join(folder, 'dist')]);
const into = () => join(folder, 'public/vitrine');
const stand = (files: readonly string[]) => files.filter((file) => existsSync(join(into(), file)));

describe('vitrine assets', () => {
  it('copies what a bundled page fetches by URL, and says what it did', async () => {
    const { code, out } = await assets(into());
    expect(code).toBe(0);
    expect(stand([...ENGINE, ...MODELS])).toEqual([...ENGINE, ...MODELS]);
    expect(stand([...ORT, ...TAG, ...REST])).toEqual([]);
    expect(readFileSync(join(into(), 'models/intent.onnx'), 'utf8')).toBe('// models/intent.onnx');
    expect(out).toContain('+ vitrine.worker.js  0.0 kB');
    expect(out).toMatch(/^15 files, .*: 15 new, 0 changed, 0 as they were\..* write assets: '\/vitrine\/'\.$/m);
  });

  it('writes only what has changed, and leaves alone what is not its own', async () => {
    await assets(into());
    const { mtimeMs } = statSync(join(into(), 'vitrine.engine.js'));
    writeFileSync(join(into(), 'vitrine.worker.js'), '// an older version');
    writeFileSync(join(into(), 'robots.txt'), 'the shop’s');
    const { out } = await assets(into());
    expect(out.split('\n')[0]).toBe('~ vitrine.worker.js  0.0 kB');
    expect(out).toContain('0 new, 1 changed, 14 as they were');
    expect(readFileSync(join(into(), 'vitrine.worker.js'), 'utf8')).toBe('// vitrine.worker.js');
    expect(statSync(join(into(), 'vitrine.engine.js')).mtimeMs).toBe(mtimeMs);
    expect(readFileSync(join(into(), 'robots.txt'), 'utf8')).toBe('the shop’s');
  });

  it('leaves the models to vitrine models, and brings ONNX Runtime and the script tag where they are asked for', async () => {
    expect((await assets(into(), '--no-models', '--ort', '--tag')).code).toBe(0);
    expect(stand(MODELS)).toEqual([]);
    expect(stand([...ENGINE, ...ORT, ...TAG])).toEqual([...ENGINE, ...ORT, ...TAG]);
    expect(stand(REST)).toEqual([]);
  });

  it('writes nothing for a bad argument, an incomplete installation or a folder that cannot be written', async () => {
    expect(await assets()).toMatchObject({ code: 2, err: expect.stringContaining('name the folder') });
    expect(await assets('a', 'b')).toMatchObject({ code: 2, err: expect.stringContaining('also b') });
    expect((await assets(into(), '--everything')).code).toBe(2);
    rmSync(join(folder, 'dist/vitrine.rulebook.js'));
    expect(await assets(into())).toMatchObject({ code: 2, err: expect.stringMatching(/rulebook\.js is missing/) });
    expect(existsSync(into())).toBe(false);
    write('dist/vitrine.rulebook.js', '');
    write('file', '');
    expect(await assets(join(folder, 'file'))).toMatchObject({ code: 2, err: expect.stringMatching(/ENOTDIR/) });
  });

  it('knows every file that the sources load by its URL', async () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const named = sources.flatMap((name) => {
      const code = readFileSync(join('src', name), 'utf8');
      const platform = name === 'engine-platform.ts' ? [...code.matchAll(/\bfile<\w+>\('([\w.-]+)'\)/g)] : [];
      return platform
        .map(([, file]) => `vitrine.${file}.js`)
        .concat(
          [...code.matchAll(/loadFile(?:<[^>]+>)?\(assets, '(vitrine\.[\w.-]+\.js)'\)/g)].map(([, file]) => file!),
        )
        .concat([...code.matchAll(/assets\}(vitrine\.(?:worker|engine)\.js)/g)].map(([, file]) => file!));
    });
    expect(named).toEqual(
      expect.arrayContaining(['worker', 'engine', 'reading', 'operators'].map((one) => `vitrine.${one}.js`)),
    );
    for (const file of named) write(`dist/${file}`, '');
    expect((await assets(into())).code).toBe(0);
    expect(named.filter((file) => !existsSync(join(into(), file)))).toEqual([]);
  });

  it('explains itself', async () => {
    expect(await run(assetsCommand, ['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('--no-models'),
    });
  });
});
