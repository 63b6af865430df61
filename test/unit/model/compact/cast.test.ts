// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import { describe, it } from 'vitest';
import type { ElementType } from '../../../../src/model/compact/tensor.js';
import { int, TYPE_CODES } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { holds, shapes, tensors } from './arbitrary.js';
import { t } from './run-both.js';

const TYPES = Object.keys(TYPE_CODES) as ElementType[];
const NUMERIC = TYPES.filter((type) => type !== 'string');

const cast = (input: ReturnType<typeof t>, to: ElementType) => ({
  op: 'Cast',
  inputs: [input],
  attributes: { to: int(TYPE_CODES[to]) },
});

describe('Cast', () => {
  for (const from of NUMERIC)
    it.each(NUMERIC)(`from ${from} to %s`, (to) =>
      holds(
        // What does not fit an integer is left open, and of the sign too.
        shapes({ maxLength: 2 }).chain((dims) => tensors(from, dims, from.startsWith('float'))),
        (input) => {
          const values =
            from.startsWith('float') && to.startsWith('u')
              ? Array.from(input.data as Float32Array, Math.abs)
              : [...(input.data as Float32Array)];
          return expectSame(cast(t(from, input.dims, values), to));
        },
        8,
      ),
    );

  it('of what is no number or zero to bool', () =>
    expectSame(cast(t('float32', [5], [NaN, 0, -0, Infinity, 0.1]), 'bool')));

  it('of doubles to floats runs over to infinity', () =>
    expectSame(cast(t('float64', [3], [1e300, -1e300, 1e-300]), 'float32')));

  it.each(['int32', 'int64', 'uint64', 'uint8', 'bool'] as ElementType[])('of %s to texts', (from) =>
    holds(
      shapes({ maxLength: 1 }).chain((dims) => tensors(from, dims)),
      (input) => expectSame(cast(input, 'string')),
      10,
    ),
  );

  it.each(['float32', 'float64'] as ElementType[])('of %s to texts, as C++ prints them', (from) =>
    expectSame(
      cast(
        t(
          from,
          [16],
          [
            0,
            -0,
            1,
            -2.5,
            0.1,
            1 / 3,
            1e-4,
            1.5e-5,
            123456.789,
            12345678,
            123456789,
            1e20,
            -1e-20,
            NaN,
            Infinity,
            -Infinity,
          ],
        ),
        'string',
      ),
    ),
  );

  it.each(['float32', 'float64', 'int32', 'int64', 'uint8'] as ElementType[])('of texts to %s', async (to) => {
    const texts = to.startsWith('float')
      ? ['3.25', '-1e-5', '1E8', 'INF', '+INF', '-INF', 'NaN', '0']
      : ['3', '14', '0', '100'];
    await expectSame(cast(t('string', [texts.length], texts), to));
  });

  it('refuses texts that are no numbers, and types it has not', () => {
    expectRefusal(cast(t('string', [1], ['hero']), 'float32'), /"hero" is no number/);
    expectRefusal(cast(t('string', [1], ['']), 'int64'), /"" is no number/);
    expectRefusal({ op: 'Cast', inputs: [t('float32', [1], [1])], attributes: { to: int(10) } }, /no element type 10/);
  });
});
