import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/report.js';
import { readMetadata } from '../../../src/model/metadata.js';
import { listProblems } from '../../fixtures/list-problems.js';
import { onnxModel, SMALL } from '../../fixtures/onnx-model.js';

const WHOLE = onnxModel(SMALL);

function read(bytes: Uint8Array | string) {
  const problems: Problem[] = [];
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const metadata = readMetadata(content, 'clusters.onnx', listProblems(problems));
  return { metadata, problems };
}

describe('readMetadata', () => {
  it('reads id, version, features and labels of an ONNX file', () => {
    const { metadata, problems } = read(WHOLE);
    expect(problems).toEqual([]);
    expect(metadata).toMatchObject({
      id: 'clusters',
      version: '1.2.0',
      features: SMALL.features,
      labels: SMALL.labels,
    });
  });

  it('passes over properties that it does not know', () => {
    const bytes = onnxModel({ ...SMALL, properties: { 'vitrine.licence': 'CC BY 4.0' } });
    expect(read(bytes).metadata).toEqual(read(WHOLE).metadata);
  });

  it('reads a view into a larger buffer', () => {
    const larger = new Uint8Array(WHOLE.length + 20).fill(0xff);
    larger.set(WHOLE, 7);
    expect(read(larger.subarray(7, 7 + WHOLE.length)).metadata?.id).toBe('clusters');
  });

  it.each([
    ['an empty file', '', 'model-truncated'],
    ['an HTML error page', '<!DOCTYPE html><title>404</title>', 'model-not-onnx'],
    ['JSON', '{"message":"not found"}', 'model-not-onnx'],
    ['plain text that passes for a protobuf tag', 'Bad gateway', 'model-not-onnx'],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\n', 'model-not-onnx'],
    ['a blank line', '\n', 'model-not-onnx'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'model-not-onnx'],
    ['zeros', new Uint8Array(64), 'model-not-onnx'],
    ['a model with zeros after it', Uint8Array.of(...WHOLE, 0, 0, 0), 'model-not-onnx'],
    ['half a model', WHOLE.slice(0, WHOLE.length / 2), 'model-truncated'],
    ['its first byte', WHOLE.slice(0, 1), 'model-truncated'],
    ['a model cut before its graph', WHOLE.slice(0, 16), 'model-truncated'],
  ])('reports %s', (_, bytes, code) => {
    const { metadata, problems } = read(bytes);
    expect(metadata).toBeUndefined();
    expect(problems).toMatchObject([{ code, field: 'clusters.onnx' }]);
    expect(problems[0]!.message).toMatch(/^clusters\.onnx .*; .*\.$/);
  });

  it('quotes what stands there in place of a model', () => {
    expect(read('<!DOCTYPE html><title>404</title>').problems[0]!.message).toContain('<!DOCTYPE html>');
  });

  it.each([
    ['vitrine.id', undefined],
    ['vitrine.id', ''],
    ['vitrine.version', undefined],
    ['vitrine.version', 'latest'],
    ['vitrine.features', undefined],
    ['vitrine.features', 'cart_adds@1'],
    ['vitrine.features', '["cart_adds"]'],
    ['vitrine.features', '["cart_adds@1","cart_adds@1"]'],
    ['vitrine.features', '[]'],
    ['vitrine.labels', undefined],
    ['vitrine.labels', '[1]'],
  ])('asks for a new export when %s is %s', (property, value) => {
    const { metadata, problems } = read(onnxModel({ ...SMALL, properties: { [property]: value } }));
    expect(metadata).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'model-metadata', message: expect.stringContaining(property) }]);
  });

  it('gives either metadata or exactly one problem for every length of a file', () => {
    const codes = new Set<string>();
    for (let length = 0; length < WHOLE.length; length++) {
      const { metadata, problems } = read(WHOLE.slice(0, length));
      expect(metadata).toBeUndefined();
      expect(problems).toHaveLength(1);
      codes.add(problems[0]!.code);
    }
    // Cut between two properties it is whole ONNX without all of them.
    expect([...codes].toSorted()).toEqual(['model-metadata', 'model-truncated']);
  });

  it('never throws, whatever the bytes', () => {
    const damaged = fc
      .tuple(fc.nat(WHOLE.length - 1), fc.integer({ min: 0, max: 255 }))
      .map(([at, byte]) => WHOLE.with(at, byte));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (bytes) => {
        const { metadata, problems } = read(bytes);
        expect(problems).toHaveLength(metadata ? 0 : 1);
      }),
      { numRuns: 1000 },
    );
  });
});
