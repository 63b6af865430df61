// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementType, Tensor } from '../../../../src/model/compact/tensor.js';
import { float, floats, int, ints, string, strings, tensor, writeGraph } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { elements, holds, tensors } from './arbitrary.js';
import { nodeGraph, runCompact, t } from './run-both.js';

const NUMBERS: ElementType[] = ['float32', 'float64', 'int32', 'int64'];
const domain = 'ai.onnx.ml';

/** Tables of up to four rows and columns, or vectors. */
const tables = (type: ElementType, small = false) =>
  fc
    .tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 4 }), fc.boolean())
    .chain(([rows, columns, vector]) => tensors(type, vector ? [columns] : [rows, columns], small));

const numbers = (count: number) =>
  fc.array(elements('float32', true) as fc.Arbitrary<number>, { minLength: count, maxLength: count });

describe('columns of numbers', () => {
  it.each(NUMBERS)('Scaler of %s, by column or alike', (type) =>
    holds(
      tables(type, true).chain((input) => {
        const columns = input.dims.at(-1)!;
        return fc.tuple(
          fc.constant(input),
          fc.boolean().chain((alike) => fc.tuple(numbers(alike ? 1 : columns), numbers(alike ? 1 : columns))),
        );
      }),
      ([input, [offset, scale]]) =>
        expectSame(
          { op: 'Scaler', domain, inputs: [input], attributes: { offset: floats(offset), scale: floats(scale) } },
          { relative: 1e-5 },
        ),
    ),
  );

  for (const norm of ['MAX', 'L1', 'L2', undefined])
    it.each(NUMBERS)(`Normalizer ${norm} of %s`, (type) =>
      holds(tables(type, true), (input) =>
        expectSame(
          { op: 'Normalizer', domain, inputs: [input], attributes: norm ? { norm: string(norm) } : {} },
          { relative: 1e-5 },
        ),
      ),
    );

  it('Normalizer of what is infinite or no number', async () => {
    for (const norm of ['MAX', 'L1', 'L2'])
      await expectSame({
        op: 'Normalizer',
        domain,
        inputs: [t('float32', [2, 2], [NaN, -2, Infinity, 2])],
        attributes: { norm: string(norm) },
      });
  });

  it('Normalizer leaves zeros', async () => {
    for (const norm of ['MAX', 'L1', 'L2'])
      await expectSame({
        op: 'Normalizer',
        domain,
        inputs: [t('float32', [2, 2], [0, 0, -1, 0])],
        attributes: { norm: string(norm) },
      });
  });

  it('Binarizer', () =>
    holds(fc.tuple(tables('float32', true), fc.constantFrom(undefined, 0.5, -1)), ([input, threshold]) =>
      expectSame({
        op: 'Binarizer',
        domain,
        inputs: [input],
        attributes: threshold === undefined ? {} : { threshold: float(threshold) },
      }),
    ));

  it.each(['float32', 'int64'] as ElementType[])('Imputer of %s, by column or alike', (type) =>
    holds(
      tables(type).chain((input) => fc.tuple(fc.constant(input), fc.boolean(), fc.constantFrom(NaN, 0, -1, 2))),
      ([input, alike, replaced]) => {
        const imputed = Array.from({ length: alike ? 1 : input.dims.at(-1)! }, (_, index) => index + 10);
        const attributes =
          type === 'int64'
            ? { imputed_value_int64s: ints(imputed), replaced_value_int64: int(replaced || 0) }
            : { imputed_value_floats: floats(imputed), replaced_value_float: float(replaced) };
        return expectSame({ op: 'Imputer', domain, inputs: [input], attributes });
      },
    ),
  );

  it('FeatureVectorizer joins columns of any numbers', async () => {
    const inputs = [t('float32', [2, 1], [1, 2]), t('int64', [2, 2], [3n, 4n, 5n, 6n]), t('float64', [2, 1], [7, 8])];
    const attributes = { inputdimensions: ints([1, 2, 1]) };
    const { spec, feeds } = nodeGraph({ op: 'FeatureVectorizer', domain, inputs, attributes });
    expect([...(runCompact(writeGraph(spec), feeds)['o0']!.data as Float32Array)]).toEqual([1, 3, 4, 7, 2, 5, 6, 8]);
    const alike = inputs.map(({ dims, data }) => t('float32', dims, Array.from(data as Float32Array, Number)));
    await expectSame({ op: 'FeatureVectorizer', domain, inputs: alike, attributes });
  });

  it('refuses what is no table, and lists that do not match', () => {
    const attributes = { offset: floats([0]), scale: floats([1]) };
    expectRefusal({ op: 'Scaler', domain, inputs: [t('float32', [1, 1, 1], [1])], attributes }, /is no table/);
    expectRefusal(
      {
        op: 'Scaler',
        domain,
        inputs: [t('float32', [1, 2], [1, 2])],
        attributes: { ...attributes, scale: floats([1, 2, 3]) },
      },
      /there are 3 values for 2 columns/,
    );
    expectRefusal(
      { op: 'Normalizer', domain, inputs: [t('float32', [1], [1])], attributes: { norm: string('L3') } },
      /no norm L3/,
    );
  });
});

describe('categories', () => {
  it.each(NUMBERS.filter((type) => type !== 'int32'))('OneHotEncoder of %s', (type) =>
    holds(tables(type, true), (input) =>
      expectSame({ op: 'OneHotEncoder', domain, inputs: [input], attributes: { cats_int64s: ints([0, 1, -2, 3]) } }),
    ),
  );

  it('OneHotEncoder of texts', async () => {
    const one = {
      op: 'OneHotEncoder',
      domain,
      inputs: [t('string', [2, 2], ['a', 'b', 'x', ''])],
      attributes: { cats_strings: strings(['b', 'a', '']) },
    };
    await expectSame(one);
    expectRefusal({ ...one, attributes: { ...one.attributes, zeros: int(0) } }, /no category x/);
  });

  const KEYS: Record<string, Tensor> = {
    float32: t('float32', [3], [1, 0.1, -2.5]),
    int64: t('int64', [3], [1n, 2n ** 60n + 1n, -1n]),
    string: t('string', [3], ['a', 'b', 'é']),
  };
  const listOf = ({ type, data }: Tensor) =>
    type === 'float32'
      ? floats([...(data as Float32Array)])
      : type === 'int64'
        ? ints([...(data as BigInt64Array)])
        : strings(data as string[]);
  const suffix = { float32: 'floats', int64: 'int64s', string: 'strings' } as Record<string, string>;

  for (const [from, keys] of Object.entries(KEYS))
    for (const [to, values] of Object.entries(KEYS))
      it(`LabelEncoder from ${from} to ${to}`, async () => {
        const unknown = { float32: 7, int64: 7n, string: 'z' }[from]!;
        const input = t(keys.type, [2, 2], [...(keys.data as string[]), unknown as string]);
        const attributes = { [`keys_${suffix[from]}`]: listOf(keys), [`values_${suffix[to]}`]: listOf(values) };
        const otherwise = {
          default_float: float(0.5),
          default_int64: int(2n ** 61n + 1n),
          default_string: string('?'),
        };
        await expectSame({ op: 'LabelEncoder', domain, inputs: [input], attributes, ml: 2 });
        await expectSame({
          op: 'LabelEncoder',
          domain,
          inputs: [input],
          attributes: { ...attributes, ...otherwise },
          ml: 2,
        });
      });

  it('LabelEncoder of doubles and texts by tensors, since ai.onnx.ml 4', () =>
    expectSame({
      op: 'LabelEncoder',
      domain,
      inputs: [t('float64', [3], [0.1, 2, 3])],
      attributes: {
        keys_tensor: tensor(t('float64', [2], [0.1, 2])),
        values_tensor: tensor(t('float64', [2], [10, 20])),
        default_tensor: tensor(t('float64', [1], [-5])),
      },
      ml: 4,
    }));

  it('LabelEncoder of classes in ai.onnx.ml 1', async () => {
    const attributes = { classes_strings: strings(['a', 'b']), default_int64: int(-7), default_string: string('none') };
    await expectSame({ op: 'LabelEncoder', domain, inputs: [t('string', [3], ['b', 'a', 'x'])], attributes, ml: 1 });
    await expectSame({ op: 'LabelEncoder', domain, inputs: [t('int64', [3], [1n, 0n, 5n])], attributes, ml: 1 });
  });

  it('LabelEncoder takes what is no number for the same and the last of equal keys, as the standard has it', () => {
    const attributes = { keys_floats: floats([NaN, 1, 1]), values_int64s: ints([5, 6, 7]) };
    const { spec, feeds } = nodeGraph({
      op: 'LabelEncoder',
      domain,
      inputs: [t('float32', [3], [NaN, 1, 2])],
      attributes,
    });
    expect(runCompact(writeGraph(spec), feeds)['o0']!.data).toEqual(BigInt64Array.of(5n, 7n, -1n));
  });

  it('LabelEncoder refuses keys of another type', () =>
    expectRefusal(
      {
        op: 'LabelEncoder',
        domain,
        inputs: [t('int64', [1], [1n])],
        attributes: { keys_strings: strings(['a']), values_int64s: ints([1]) },
      },
      /string keys and int64 values do not match/,
    ));

  it('ZipMap leaves the scores as they are and names their columns', () => {
    const scores = t('float32', [2, 2], [0.25, 0.75, 0.5, 0.5]);
    for (const attributes of [
      { classlabels_strings: strings(['no', 'yes']) },
      { classlabels_int64s: ints([0, 2n ** 60n + 1n]) },
    ]) {
      const { spec, feeds } = nodeGraph({ op: 'ZipMap', domain, inputs: [scores], attributes });
      const { o0 } = runCompact(writeGraph(spec), feeds);
      expect(o0).toEqual({
        ...scores,
        keys: 'classlabels_strings' in attributes ? ['no', 'yes'] : [0, 2n ** 60n + 1n],
      });
    }
    expectRefusal(
      { op: 'ZipMap', domain, inputs: [scores], attributes: { classlabels_int64s: ints([1]) } },
      /1 labels for 2 columns/,
    );
  });
});
