import { filled } from '../../filled.js';
import type { Node, Operators, Plan } from '../../node.js';
import { tensorOf, type ElementType, type Tensor } from '../../tensor.js';

/** What turns categories into numbers and back, and names the columns of scores. */
export const encode: Operators = {
  'ml.OneHotEncoder'(node) {
    const input = node.input(0, 'fis');
    const [ints, texts] = [node.ints('cats_int64s'), node.texts('cats_strings')];
    const lenient = node.int('zeros', 1) !== 0;
    const isText = input.type === 'string';
    const categories = (isText ? texts : ints) ?? node.fail(`no categories for ${input.type}`);
    const columns = new Map(categories.map((category, index) => [isText ? category : Number(category), index]));
    const { length } = categories;
    const columnOf = (at: number): number | undefined => {
      const value = input.data[at]!;
      const column = columns.get(isText ? value : Math.trunc(Number(value)));
      return column === undefined && !lenient ? node.fail(`no category ${value}`) : column;
    };
    return filled({ type: 'float32', dims: [...input.dims, length] }, (to) => {
      for (let i = 0; i < to.length; i++) to[i] = Number(columnOf(Math.floor(i / length)) === i % length);
    });
  },
  'ml.LabelEncoder'(node) {
    const input = node.input(0, 'fis');
    const defaults: Partial<Record<ElementType, unknown>> = {
      float32: node.float('default_float', -0),
      int64: node.long('default_int64', -1),
      string: node.text('default_string', '_Unused'),
    };
    let [keys, values] = [listOf(node, 'keys'), listOf(node, 'values')];
    if (node.opset < 2) {
      values = node.list([['string', 'classes_strings']]) ?? node.fail('no classes_strings');
      keys = tensorOf('int64', values.dims, [...values.data.keys()]);
      if (input.type === 'string') [keys, values] = [values, keys];
    }
    const { type } = values ?? node.fail('no values');
    const otherwise = defaults[type] ?? (type === 'float64' ? -0 : -1);
    return lookedUp(node, [keys, values!], node.list([[type, 'default_tensor']]) ?? tensorOf(type, [1], [otherwise]));
  },
  'ml.ZipMap'(node) {
    const input = node.input(0, 'f');
    const keys = node.ints('classlabels_int64s') ?? node.texts('classlabels_strings') ?? [];
    const columns = input.dims.at(-1);
    if (input.dims.length > 2 || keys.length !== columns) node.fail(`${keys.length} labels for ${columns} columns`);
    return { outputs: [{ ...input, keys }] };
  },
};

/** Each element of the input by a table; a key that stands there twice counts as its last. */
function lookedUp(node: Node, [keys, values]: readonly [Tensor | undefined, Tensor], otherwise: Tensor): Plan {
  const input = node.input(0);
  if (input.type !== keys?.type || values.type !== otherwise.type || keys.data.length !== values.data.length)
    node.fail(`${keys?.type} keys and ${values.type} values do not match`);
  // A map takes all that are no numbers for the same, as the standard does.
  const table = new Map(Array.from(keys!.data as string[], (key, index) => [key, values.data[index]]));
  const from = input.data as string[];
  return filled({ type: values.type, dims: input.dims }, (to) => {
    for (let i = 0; i < to.length; i++)
      to[i] = (table.has(from[i]!) ? table.get(from[i]!) : otherwise.data[0]) as number;
  });
}

/** The keys or values of a label encoder, which stand in one of four attributes. */
function listOf(node: Node, name: string): Tensor | undefined {
  return node.list([
    ['float32', `${name}_floats`],
    ['int64', `${name}_int64s`],
    ['string', `${name}_strings`],
    ['string', `${name}_tensor`],
  ]);
}
