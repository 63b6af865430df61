// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType } from '../../../../src/model/compact/tensor.js';
import { floats, int, ints, string, strings } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { holds, tensors } from './arbitrary.js';
import { t } from './run-both.js';

const domain = 'ai.onnx.ml';
const TRANSFORMS = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO', 'PROBIT'];
/** PROBIT takes the difference of two roots that are close: in single precision little is left of it. */
const near = (transform: string) => ({ relative: 1e-5, absolute: transform === 'PROBIT' ? 1e-3 : 1e-5 });

/** Small enough that a score is a probability now and then, for PROBIT. */
const WEIGHTS = [0.1, -0.05, 0.2, 0, 0.15, -0.1, 0.05, 0.3, -0.2, 0.25, 0.01, 0.02];

describe('LinearRegressor', () => {
  for (const targets of [1, 3])
    it.each(TRANSFORMS)(`of ${targets} targets with %s`, (transform) =>
      holds(
        tensors('float32', [3, 3], true).map((input) =>
          t(
            'float32',
            input.dims,
            Array.from(input.data as Float32Array, (x) => x / 100),
          ),
        ),
        (input) =>
          expectSame(
            {
              op: 'LinearRegressor',
              domain,
              inputs: [input],
              attributes: {
                targets: int(targets),
                coefficients: floats(WEIGHTS.slice(0, 3 * targets)),
                intercepts: floats([0.4, 0.5, 0.6].slice(0, targets)),
                post_transform: string(transform),
              },
            },
            near(transform),
          ),
        10,
      ),
    );

  it('without intercepts or anything else', () =>
    expectSame({
      op: 'LinearRegressor',
      domain,
      inputs: [t('float32', [2, 2], [1, 2, 3, 4])],
      attributes: { coefficients: floats([1, -1]) },
    }));

  it('refuses coefficients that do not match', () =>
    expectRefusal(
      {
        op: 'LinearRegressor',
        domain,
        inputs: [t('float32', [1, 2], [1, 2])],
        attributes: { coefficients: floats([1]) },
      },
      /1 coefficients and 0 intercepts/,
    ));
});

describe('LinearClassifier', () => {
  for (const classes of [1, 2, 3])
    for (const labels of ['ints', 'strings'])
      it.each(TRANSFORMS.filter((name) => classes > 1 || name !== 'PROBIT'))(
        `of ${classes} rows of coefficients, ${labels} and %s`,
        (transform) =>
          holds(
            fc
              .constantFrom<ElementType[]>('float32', 'float64', 'int32', 'int64')
              .chain((type) => tensors(type, [4, 3], true)),
            (raw) => {
              const input = raw.type.startsWith('float')
                ? t(
                    raw.type,
                    raw.dims,
                    Array.from(raw.data as Float32Array, (x) => x / 50),
                  )
                : raw;
              const count = Math.max(classes, 2);
              return expectSame(
                {
                  op: 'LinearClassifier',
                  domain,
                  inputs: [input],
                  outputs: 2,
                  attributes: {
                    coefficients: floats(WEIGHTS.slice(0, 3 * classes)),
                    intercepts: floats([0.45, 0.5, 0.55].slice(0, classes)),
                    post_transform: string(transform),
                    multi_class: int(1),
                    ...(labels === 'ints'
                      ? { classlabels_ints: ints([5, -7, 9].slice(0, count)) }
                      : { classlabels_strings: strings(['a', 'b', 'c'].slice(0, count)) }),
                  },
                },
                near(transform),
              );
            },
            8,
          ),
      );

  it('takes a vector for a row', () =>
    expectSame({
      op: 'LinearClassifier',
      domain,
      inputs: [t('float32', [2], [1, 2])],
      outputs: 2,
      attributes: {
        coefficients: floats([1, 2, 3, 4]),
        intercepts: floats([0, 1]),
        classlabels_ints: ints([0, 1]),
        post_transform: string('SOFTMAX'),
      },
    }));

  it('refuses transforms that it has not', () =>
    expectRefusal(
      {
        op: 'LinearClassifier',
        domain,
        inputs: [t('float32', [1, 1], [1])],
        outputs: 2,
        attributes: {
          coefficients: floats([1]),
          intercepts: floats([0]),
          classlabels_ints: ints([0, 1]),
          post_transform: string('PROBIT'),
        },
      },
      /no PROBIT of a single score/,
    ));

  it('refuses less than two labels', () =>
    expectRefusal(
      {
        op: 'LinearClassifier',
        domain,
        inputs: [t('float32', [1, 1], [1])],
        outputs: 2,
        attributes: { coefficients: floats([1]), classlabels_ints: ints([7]) },
      },
      /there are too few labels/,
    ));
});
