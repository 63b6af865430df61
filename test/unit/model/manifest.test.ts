import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/report.js';
import { readManifest } from '../../../src/model/manifest.js';
import { entryOf } from '../../fixtures/model-folder.js';
import { listProblems } from '../../fixtures/list-problems.js';
import { onnxModel, SMALL } from '../../fixtures/onnx-model.js';

const ENTRY = entryOf(SMALL, onnxModel(SMALL));

function read(manifest: unknown) {
  const problems: Problem[] = [];
  const json = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  return { entries: readManifest(json, listProblems(problems)), problems };
}

describe('readManifest', () => {
  it('returns the entries of a valid manifest', () => {
    expect(read({ version: 1, models: [ENTRY] })).toEqual({ entries: [ENTRY], problems: [] });
  });

  it.each([
    ['an HTML page', '<html>', 'manifest.json'],
    ['a list', [], 'manifest.json'],
    ['null', null, 'manifest.json'],
    ['another version', { version: 2, models: [] }, 'version'],
    ['no list of models', { version: 1 }, 'models'],
  ])('refuses %s, naming the field', (_, manifest, field) => {
    const { entries, problems } = read(manifest);
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ code: 'model-manifest', field, message: expect.stringContaining(field) }]);
  });

  it('takes a model that gives probabilities only', () => {
    const plain = { ...ENTRY, outputs: ['probabilities'] };
    expect(read({ version: 1, models: [plain] })).toEqual({ entries: [plain], problems: [] });
  });

  it.each([
    ['id', 'Intent model'],
    ['version', '1'],
    ['file', '../secret.onnx'],
    ['file', 'https://elsewhere.test/intent.onnx'],
    ['file', '/intent.onnx'],
    ['file', '..onnx'],
    ['sha256', 'abc'],
    ['bytes', 0],
    ['bytes', '120'],
    ['features', ['cart_adds']],
    ['features', []],
    ['labels', ['a', 'a']],
    ['outputs', ['contributions', 'bias']],
    ['outputs', ['probabilities', 'contributions']],
    ['outputs', ['probabilities', 'bias']],
    ['outputs', ['probabilities', 'values']],
    ['link', 'log'],
  ])('refuses an entry whose %s is %j and keeps the others', (key, value) => {
    const { entries, problems } = read({
      version: 1,
      models: [
        { ...ENTRY, [key]: value },
        { ...ENTRY, id: 'intent' },
      ],
    });
    expect(entries.map(({ id }) => id)).toEqual(['intent']);
    expect(problems).toMatchObject([{ code: 'model-manifest', field: `models[0].${key}` }]);
  });

  it('refuses the second of two models of one name', () => {
    const { entries, problems } = read({ version: 1, models: [ENTRY, { ...ENTRY, file: 'other.onnx' }] });
    expect(entries).toEqual([ENTRY]);
    expect(problems).toMatchObject([{ field: 'models[1].id' }]);
  });

  it('takes a model that gives values, and only one whose link says so', () => {
    const amount = { ...ENTRY, outputs: ['values', 'contributions', 'bias'], link: 'log' };
    expect(read({ version: 1, models: [amount] })).toEqual({ entries: [amount], problems: [] });
    for (const link of [undefined, 'sigmoid'])
      expect(read({ version: 1, models: [{ ...amount, link }] }).problems).toMatchObject([{ field: 'models[0].link' }]);
  });

  it('takes a model in shadow beside the one of its name, and a second such one not', () => {
    const shadow = { ...ENTRY, file: 'new.onnx', shadow: true };
    expect(read({ version: 1, models: [ENTRY, shadow] })).toEqual({ entries: [ENTRY, shadow], problems: [] });
    const { entries, problems } = read({ version: 1, models: [shadow, ENTRY, { ...shadow, file: 'newer.onnx' }] });
    expect(entries).toEqual([shadow, ENTRY]);
    expect(problems).toMatchObject([{ field: 'models[2].id', message: expect.stringContaining('different') }]);
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.jsonValue().map((models) => JSON.stringify({ version: 1, models })),
        ),
        (json) => {
          const { entries, problems } = read(json);
          expect(entries).toEqual([]);
          expect(problems.length > 0 || JSON.stringify(JSON.parse(json).models) === '[]').toBe(true);
        },
      ),
    );
  });
});
