import type { Node } from '../../node.js';
import { LEAF, MEMBER, MODES, type Forest } from './forest.js';

/** A list of numbers: an attribute, or a tensor of that name or ending in `_as_tensor`; empty if there is none. */
export function listOf(node: Node, name: string): Float64Array {
  const list = node.list([
    ['float64', name],
    ['float64', `${name}_as_tensor`],
  ]);
  return Float64Array.from((list?.data ?? []) as Float64Array);
}

/** Several lists, which must be of one length. */
function listsOf(node: Node, names: readonly string[], length?: number): Float64Array[] {
  const lists = names.map((name) => listOf(node, name));
  for (const list of lists)
    if (list.length !== (length ?? lists[0]!.length)) node.fail(`${names.join()} differ in length`);
  return lists;
}

/** The trees of a TreeEnsembleClassifier (`class`) or TreeEnsembleRegressor (`target`), whose nodes are named by tree and number. */
export function readForest(node: Node, kind: 'class' | 'target'): Forest {
  const modes = node.texts('nodes_modes') ?? [];
  const names = ['treeids', 'nodeids', 'featureids', 'values', 'truenodeids', 'falsenodeids'];
  const [trees, ids, feature, value, yes, no] = listsOf(
    node,
    names.map((name) => `nodes_${name}`),
    modes.length,
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const [leafTrees, leaves, targets, weights] = listsOf(
    node,
    ['treeids', 'nodeids', 'ids', 'weights'].map((name) => `${kind}_${name}`),
  );
  listOf(node, 'nodes_hitrates');
  const mode = Uint8Array.from(modes, (name) => MODES.indexOf(name.replace('BRANCH_', '')));
  if (mode.some((one) => one > LEAF)) node.fail('no such mode');
  const places = new Map<number, number>();
  const keyOf = (tree: number, id: number): number => tree * 2 ** 32 + id;
  ids.forEach((id, at) => places.set(keyOf(trees[at]!, id), at));
  if (places.size < ids.length) node.fail('two nodes of a tree have the same number');
  const find = (tree: number, id: number): number =>
    places.get(keyOf(tree, id)) ?? node.fail(`there is no node ${id} in tree ${tree}`);
  const child = (id: number, at: number): number => (mode[at] === LEAF ? at : find(trees[at]!, id));
  const adds = modes.map((): number[] => []);
  leaves!.forEach((id, index) => adds[find(leafTrees![index]!, id)]!.push(targets![index]!, weights![index]!));
  return {
    roots: [...trees.keys()].filter((at) => trees[at] !== trees[at - 1]),
    mode,
    feature,
    value,
    yes: yes.map(child),
    no: no.map(child),
    missing: listOf(node, 'nodes_missing_value_tracks_true'),
    adds,
  };
}

/** The trees of a TreeEnsemble of ai.onnx.ml 5, which names nodes and leaves by their positions: the leaves come after the nodes. */
export function readForest5(node: Node): Forest {
  const names = ['modes', 'featureids', 'splits', 'truenodeids', 'falsenodeids', 'trueleafs', 'falseleafs'];
  const [modes, feature, splits, yes, no, yesLeaf, noLeaf] = listsOf(
    node,
    names.map((name) => `nodes_${name}`),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const [targets, weights] = listsOf(node, ['leaf_targetids', 'leaf_weights']) as [Float64Array, Float64Array];
  listOf(node, 'nodes_hitrates');
  const count = modes.length;
  const inside = (id: number, length: number): number =>
    id >= 0 && id < length ? id : node.fail(`there is no node ${id}`);
  const child =
    (leaf: Float64Array) =>
    (id: number, at: number): number =>
      leaf[at] ? count + inside(id, targets.length) : inside(id, count);
  const members = setsOf(listOf(node, 'membership_values'));
  let used = 0;
  const value = splits.map((split, at) => (modes[at] === MEMBER ? used++ : split));
  if (modes.some((mode) => mode > MEMBER) || used > members.length) node.fail('a mode is unknown or lacks its members');
  return {
    roots: [...listOf(node, 'tree_roots')].map((root) => inside(root, count)),
    mode: Uint8Array.from([...modes, ...targets.map(() => LEAF)]),
    feature,
    value,
    yes: yes.map(child(yesLeaf)),
    no: no.map(child(noLeaf)),
    missing: listOf(node, 'nodes_missing_value_tracks_true'),
    members,
    adds: [...modes.map(() => 0), ...targets].map((target, at) => (at < count ? [] : [target, weights[at - count]!])),
  };
}

/** Sets, each ended by what is no number. */
function setsOf(values: Float64Array): ReadonlySet<number>[] {
  const sets = [new Set<number>()];
  for (const value of values) {
    if (value === value) sets.at(-1)!.add(value);
    else sets.push(new Set());
  }
  return sets;
}
