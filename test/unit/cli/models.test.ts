import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelsCommand } from '../../../cli/commands/models.js';
import { run as runCommand } from './run.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-models-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const models = (...args: string[]) => runCommand(modelsCommand, args);
const served = () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'served/manifest.json'), 'utf8'));
  return manifest.models as Record<string, unknown>[];
};
const into = () => ['--into', join(folder, 'served'), '--from', 'models'];

describe('vitrine models', () => {
  it('lists what there is', async () => {
    const { code, out } = await models('--from', 'models');
    expect(code).toBe(0);
    expect(out).toMatch(/^intent@\d+\.\d+\.\d+ {2}first {2}\d+ bytes {2}purchase$/m);
  });

  it('writes the chosen models with cards and what the engine needs of the manifest', async () => {
    expect((await models('--heads', 'intent', ...into())).code).toBe(0);
    const [row, ...others] = served();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: 'intent', file: 'intent.onnx', thresholds: { base: expect.any(Number) } });
    expect(row).not.toHaveProperty('metrics');
    const bytes = readFileSync(join(folder, 'served/intent.onnx'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row!['sha256']);
    expect(readFileSync(join(folder, 'served/intent.md'), 'utf8')).toContain('# intent');
    expect(existsSync(join(folder, 'served/clusters.onnx'))).toBe(false);
  });

  it('serves the model of a new bundle in the place of the one of its id, and the others as they are', async () => {
    const bundle = join(folder, 'bundle');
    cpSync('models', bundle, { recursive: true });
    const path = join(bundle, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    const intent = manifest.models.find(({ id }: { id: string }) => id === 'intent');
    writeFileSync(path, JSON.stringify({ ...manifest, models: [{ ...intent, thresholds: { base: 0.4 } }] }));
    expect((await models('--heads', 'intent,clusters', '--with', bundle, ...into())).code).toBe(0);
    expect(served().map(({ id }) => id)).toEqual(['intent', 'clusters']);
    expect(served()[0]).toMatchObject({ thresholds: { base: 0.4 } });
    const beside = await models('--heads', 'clusters', '--with', bundle, ...into());
    expect([beside.code, beside.err]).toEqual([2, expect.stringContaining('has none of clusters')]);
  });

  it('adds a new bundle in shadow, of the chosen models only', async () => {
    const { code, out } = await models('--heads', 'intent', '--shadow', 'models', ...into());
    expect([code, out]).toEqual([0, expect.stringContaining('intent~shadow@')]);
    expect(served().map(({ id, file, shadow }) => [id, file, shadow])).toEqual([
      ['intent', 'intent.onnx', undefined],
      ['intent', 'intent.shadow.onnx', true],
    ]);
    expect(existsSync(join(folder, 'served/intent.shadow.md'))).toBe(true);
  });

  it('writes nothing where a model is unknown or not the one of its manifest', async () => {
    const unknown = await models('--heads', 'intent,taste', ...into());
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(/no model taste in models; it has intent/)]);
    cpSync('models', join(folder, 'from'), { recursive: true });
    writeFileSync(join(folder, 'from/clusters.onnx'), readFileSync('models/intent.onnx'));
    const wrong = await models(
      '--heads',
      'intent,clusters',
      '--into',
      join(folder, 'served'),
      '--from',
      join(folder, 'from'),
    );
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('clusters.onnx says id "intent"')]);
    expect(existsSync(join(folder, 'served'))).toBe(false);
  });

  it('says what belongs together', async () => {
    expect((await models('--heads', 'intent')).err).toContain('--heads and --into go together');
    expect((await models('--shadow', 'models')).err).toContain('--with and --shadow need');
    expect((await models('--heads', 'intent,intent', ...into())).err).toContain('intent twice');
    expect((await models('--from', folder)).err).toMatch(/manifest\.json: cannot be read/);
  });
});
