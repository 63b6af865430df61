// oxlint-disable vitest/expect-expect -- the expectations stand in expectSame and expectRefusal
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ElementType, Tensor } from '../../../../src/model/compact/tensor.js';
import { floats, int, ints, string, strings, tensor, type AttributeValue } from '../../../fixtures/graph-writer.js';
import { expectRefusal, expectSame } from './against-onnxruntime.js';
import { holds } from './arbitrary.js';
import { t } from './run-both.js';

const domain = 'ai.onnx.ml';
const TRANSFORMS = ['NONE', 'SOFTMAX', 'LOGISTIC', 'SOFTMAX_ZERO'];
const FEATURES = 3;

type Leaf = readonly (readonly [target: number, weight: number])[];
type Tree = Leaf | Readonly<{ feature: number; mode: string; value: number; missing: number; yes: Tree; no: Tree }>;

/** Whole quarters: sums of them are exact, so that a tie is one everywhere. */
const quarter = (min: number) => fc.integer({ min, max: 12 }).map((x) => x / 4);

/** Trees of up to four levels, whose leaves weigh the targets given. */
function trees(
  targets: readonly number[],
  { least = -12, modes = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ'] } = {},
): fc.Arbitrary<Tree> {
  const leaf = fc.tuple(...targets.map((target) => quarter(least).map((weight) => [target, weight] as const)));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.record({
        feature: fc.nat({ max: FEATURES - 1 }),
        mode: fc.constantFrom(...modes),
        value: fc.constantFrom(-1, 0, 0.5, 2),
        missing: fc.constantFrom(0, 1),
        yes: tie('tree'),
        no: tie('tree'),
      }),
    ),
  }));
  return tree;
}

/** The attributes of a forest, its weights under `class` or `target`. */
function attributesOf(forest: readonly Tree[], kind: string, tensors = false): Record<string, AttributeValue> {
  const nodes: {
    tree: number;
    node: number;
    feature: number;
    mode: string;
    value: number;
    missing: number;
    yes: number;
    no: number;
  }[] = [];
  const weights: { tree: number; node: number; target: number; weight: number }[] = [];
  const add = (tree: number, part: Tree, next: { at: number }): number => {
    const node = next.at++;
    if (!('mode' in part)) {
      nodes.push({ tree, node, feature: 0, mode: 'LEAF', value: 0, missing: 0, yes: 0, no: 0 });
      for (const [target, weight] of part) weights.push({ tree, node, target, weight });
      return node;
    }
    const place = nodes.length;
    nodes.push({ ...part, tree, node, mode: `BRANCH_${part.mode}`, yes: 0, no: 0 });
    nodes[place]!.yes = add(tree, part.yes, next);
    nodes[place]!.no = add(tree, part.no, next);
    return node;
  };
  forest.forEach((tree, index) => add(index, tree, { at: 0 }));
  const reals = (name: string, values: number[]) =>
    tensors ? { [`${name}_as_tensor`]: tensor(t('float64', [values.length], values)) } : { [name]: floats(values) };
  return {
    nodes_treeids: ints(nodes.map(({ tree }) => tree)),
    nodes_nodeids: ints(nodes.map(({ node }) => node)),
    nodes_featureids: ints(nodes.map(({ feature }) => feature)),
    nodes_modes: strings(nodes.map(({ mode }) => mode)),
    nodes_truenodeids: ints(nodes.map(({ yes }) => yes)),
    nodes_falsenodeids: ints(nodes.map(({ no }) => no)),
    nodes_missing_value_tracks_true: ints(nodes.map(({ missing }) => missing)),
    ...reals(
      'nodes_values',
      nodes.map(({ value }) => value),
    ),
    ...reals(
      'nodes_hitrates',
      nodes.map(() => 1),
    ),
    [`${kind}_treeids`]: ints(weights.map(({ tree }) => tree)),
    [`${kind}_nodeids`]: ints(weights.map(({ node }) => node)),
    [`${kind}_ids`]: ints(weights.map(({ target }) => target)),
    ...reals(
      `${kind}_weights`,
      weights.map(({ weight }) => weight),
    ),
  };
}

const rows = (type: ElementType): fc.Arbitrary<Tensor> =>
  fc
    .array(
      fc.constantFrom(
        ...(type.startsWith('float') ? [-2, -1, 0, 0.5, 1, 2, 3, NaN, Infinity, -Infinity] : [-2, -1, 0, 1, 2, 3]),
      ),
      { minLength: 6 * FEATURES, maxLength: 6 * FEATURES },
    )
    .map((values) => t(type, [6, FEATURES], values));

const forests = (targets: readonly number[], options: { least?: number; modes?: string[] } = {}) =>
  fc.array(trees(targets, options), { minLength: 1, maxLength: 5 });

describe('TreeEnsembleRegressor', () => {
  for (const targets of [1, 3])
    for (const aggregate of ['SUM', 'AVERAGE', 'MIN', 'MAX'])
      it.each(TRANSFORMS)(`${aggregate} of ${targets} targets with %s`, (transform) =>
        holds(
          fc.tuple(forests([0, 1, 2].slice(0, targets)), rows('float32'), fc.boolean()),
          ([forest, input, base]) =>
            expectSame(
              {
                op: 'TreeEnsembleRegressor',
                domain,
                inputs: [input],
                attributes: {
                  ...attributesOf(forest, 'target'),
                  n_targets: int(targets),
                  aggregate_function: string(aggregate),
                  post_transform: string(transform),
                  ...(base ? { base_values: floats([0.25, -0.5, 1].slice(0, targets)) } : {}),
                },
              },
              { relative: 1e-5 },
            ),
          12,
        ),
      );

  it('of leaves that name some targets only', () =>
    holds(
      fc.tuple(forests([1]), rows('float32'), fc.constantFrom('SUM', 'MIN', 'MAX', 'AVERAGE')),
      ([forest, input, aggregate]) =>
        expectSame({
          op: 'TreeEnsembleRegressor',
          domain,
          inputs: [input],
          attributes: { ...attributesOf(forest, 'target'), n_targets: int(2), aggregate_function: string(aggregate) },
        }),
      15,
    ));

  it('of doubles and their tensors since ai.onnx.ml 3', () =>
    holds(
      fc.tuple(forests([0]), rows('float64')),
      ([forest, input]) =>
        expectSame({
          op: 'TreeEnsembleRegressor',
          domain,
          inputs: [input],
          attributes: { ...attributesOf(forest, 'target', true), n_targets: int(1) },
          ml: 3,
        }),
      15,
    ));
});

describe('TreeEnsembleClassifier', () => {
  const KINDS: readonly (readonly [what: string, targets: readonly number[], classes: number, least: number])[] = [
    ['two classes by the weights of the first', [0], 2, -12],
    ['two classes by the weights of the second', [1], 2, -12],
    ['two classes by the chances of the first', [0], 2, 0],
    ['two classes by the chances of the second', [1], 2, 0],
    ['two classes by the weights of both', [0, 1], 2, -12],
    ['three classes', [0, 1, 2], 3, -12],
    ['three classes of which one has no weights', [0, 2], 3, -12],
  ];
  for (const [what, targets, classes, least] of KINDS)
    for (const bases of classes > 2 ? [0, classes] : [0, 1, 2])
      it.each(TRANSFORMS)(`${what}, ${bases} base values and %s`, (transform) =>
        holds(
          fc.tuple(forests(targets, { least }), rows('float32'), fc.boolean()),
          ([forest, input, texts]) =>
            expectSame(
              {
                op: 'TreeEnsembleClassifier',
                domain,
                inputs: [input],
                outputs: 2,
                attributes: {
                  ...attributesOf(forest, 'class'),
                  ...(texts
                    ? { classlabels_strings: strings(['a', 'b', 'c'].slice(0, classes)) }
                    : { classlabels_int64s: ints([0, 1, 2].slice(0, classes)) }),
                  post_transform: string(transform),
                  ...(bases ? { base_values: floats([0.25, -0.5, 1].slice(0, bases)) } : {}),
                },
              },
              { relative: 1e-5 },
            ),
          10,
        ),
      );

  it.each(['float64', 'int64', 'int32'] as ElementType[])('of %s', (type) =>
    holds(
      fc.tuple(forests([0, 1, 2]), rows(type)),
      ([forest, input]) =>
        expectSame({
          op: 'TreeEnsembleClassifier',
          domain,
          inputs: [input],
          outputs: 2,
          attributes: { ...attributesOf(forest, 'class'), classlabels_int64s: ints([3, 1, 2]) },
        }),
      12,
    ),
  );
});

describe('TreeEnsemble of ai.onnx.ml 5', () => {
  const bytes = (values: number[]) => tensor(t('uint8', [values.length], values));
  const reals = (type: ElementType, values: number[]) => tensor(t(type, [values.length], values));

  it.each(['float32', 'float64'] as ElementType[])('of %s: every mode, sets among them', (type) =>
    holds(
      fc.tuple(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.constantFrom(0, 1), { minLength: 3, maxLength: 3 }),
        fc.nat({ max: 3 }),
        fc.constantFrom(0, 3),
        rows(type),
      ),
      ([modes, missing, aggregate, transform, input]) => {
        const sets = modes.filter((mode) => mode === 6).flatMap((_, index) => [index, 2, NaN]);
        return expectSame(
          {
            op: 'TreeEnsemble',
            domain,
            inputs: [input],
            ml: 5,
            attributes: {
              n_targets: int(2),
              aggregate_function: int(aggregate),
              post_transform: int(transform),
              tree_roots: ints([0, 2]),
              nodes_featureids: ints([0, 1, 2]),
              nodes_modes: bytes(modes),
              nodes_splits: reals(type, [0.5, 0, 2]),
              nodes_truenodeids: ints([1, 0, 3]),
              nodes_trueleafs: ints([0, 1, 1]),
              nodes_falsenodeids: ints([2, 1, 4]),
              nodes_falseleafs: ints([1, 1, 1]),
              nodes_missing_value_tracks_true: ints(missing),
              leaf_targetids: ints([0, 1, 0, 1, 0]),
              leaf_weights: reals(type, [1, -2, 3.5, 0.25, -1]),
              ...(sets.length ? { membership_values: reals(type, sets) } : {}),
            },
          },
          { relative: 1e-5 },
        );
      },
      60,
    ),
  );
});

describe('trees that are damaged', () => {
  const leaf: Tree = [[0, 1]];
  const stump: Tree = { feature: 0, mode: 'LEQ', value: 0, missing: 0, yes: leaf, no: leaf };
  const refuse = (attributes: Record<string, AttributeValue>, words: RegExp) =>
    expectRefusal(
      {
        op: 'TreeEnsembleRegressor',
        domain,
        inputs: [t('float32', [1, FEATURES], [0, 0, 0])],
        attributes: { ...attributesOf([stump], 'target'), ...attributes },
      },
      words,
    );

  it('are refused', () => {
    refuse({ nodes_truenodeids: ints([9, 0, 0]) }, /there is no node 9 in tree 0/);
    refuse({ nodes_truenodeids: ints([0, 0, 0]) }, /a tree runs in a circle/);
    refuse({ nodes_featureids: ints([3, 0, 0]) }, /a tree has a feature out of range/);
    refuse({ nodes_featureids: ints([0, 0]) }, /nodes_featureids,.* differ in length/);
    refuse({ target_ids: ints([1, 0]) }, /a tree has a target out of range/);
    refuse({ target_nodeids: ints([1]) }, /target_nodeids,.* differ in length/);
    refuse({ nodes_nodeids: ints([0, 1, 1]) }, /two nodes of a tree have the same number/);
    refuse({ nodes_modes: strings(['BRANCH_OFF', 'LEAF', 'LEAF']) }, /no such mode/);
    refuse({ aggregate_function: string('MEDIAN') }, /no aggregate_function MEDIAN/);
    refuse({ post_transform: string('TANH') }, /no post_transform TANH/);
  });
});
