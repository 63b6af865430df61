import { filled, inTurn } from '../../filled.js';
import type { Node, Operator, Operators } from '../../node.js';
import { numbers, tensorOf } from '../../tensor.js';
import { joined } from '../copy.js';
import { unary } from '../elementwise.js';
import { asFloats, rowsOf } from './rows.js';

/** What prepares the columns of a table. */
export const scale: Operators = {
  'ml.Binarizer': unary('fi', (node) => {
    const threshold = node.float('threshold', 0);
    return (to, x) => {
      for (let i = 0; i < to.length; i++) to[i] = Number(x[i]! > threshold);
    };
  }),
  'ml.Scaler'(node) {
    const { values, width, refresh } = rowsOf(node);
    const [offset, factor] = ['offset', 'scale'].map((name) => perColumn(node, node.floats(name) ?? [], width));
    return filled({ type: 'float32', dims: node.input(0).dims }, (to) => {
      refresh();
      for (let i = 0; i < to.length; i++) to[i] = (values[i]! - offset!(i)) * factor!(i);
    });
  },
  'ml.Imputer'(node) {
    const input = node.input(0, 'fi');
    const whole = input.type.includes('int');
    const [ints, floats] = [node.ints('imputed_value_int64s'), node.floats('imputed_value_floats')];
    const [int, float] = [node.long('replaced_value_int64', 0), node.float('replaced_value_float', 0)];
    const given = (whole ? ints : floats) ?? node.fail(`no imputed values for ${input.type}`);
    const imputed = perColumn(node, numbers(tensorOf(input.type, [given.length], given)), input.dims.at(-1) ?? 1);
    const replaced = numbers(tensorOf(input.type, [1], [whole ? int : float]))[0]!;
    const from = numbers(input);
    return filled(input, (to) => {
      for (let i = 0; i < to.length; i++) {
        const x = from[i]!;
        to[i] = x === replaced || (x !== x && replaced !== replaced) ? imputed(i) : x;
      }
    });
  },
  'ml.FeatureVectorizer'(node) {
    const inputs = node.inputs.map((_, index) => asFloats(node.input(index, 'fi')));
    const widths = node.ints('inputdimensions') ?? [];
    let rows: number | undefined;
    const tables = inputs.map(({ tensor: { type, dims, data } }, index) => {
      const table = dims.length === 1 ? [1, ...dims] : dims;
      rows ??= table[0];
      if (String(table) !== String([rows, widths[index]]))
        node.fail(`input ${index} is not [${rows},${widths[index]}]`);
      return { type, dims: table, data };
    });
    const plan = joined('float32', tables, 1);
    return inTurn([...inputs.map(({ refresh }) => ({ outputs: [], run: refresh })), plan]);
  },
  'ml.Normalizer': normalizer,
};

/** A value for each column, or one for all, by the position of an element. */
function perColumn(node: Node, values: ArrayLike<number>, width: number): (index: number) => number {
  const { length } = values;
  if (length === 1) return () => values[0]!;
  return length === width
    ? (index) => values[index % width]!
    : node.fail(`there are ${length} values for ${width} columns`);
}

function normalizer(node: Node): ReturnType<Operator> {
  const { values, count, width, refresh } = rowsOf(node);
  const norm = node.text('norm', 'MAX');
  if (!/^(MAX|L1|L2)$/.test(norm)) node.fail(`no norm ${norm}`);
  return filled({ type: 'float32', dims: node.input(0).dims }, (to) => {
    refresh();
    for (let row = 0; row < count; row++) {
      let sum = norm === 'MAX' ? -Infinity : 0;
      for (let i = row * width; i < (row + 1) * width; i++) {
        const x = values[i]!;
        if (norm !== 'MAX') sum += norm === 'L1' ? Math.abs(x) : x * x;
        else if (x > sum) sum = x;
      }
      // What would be divided by zero stays as it is.
      const divisor = sum === 0 ? 1 : norm === 'L2' ? Math.sqrt(sum) : sum;
      for (let i = row * width; i < (row + 1) * width; i++) to[i] = values[i]! / divisor;
    }
  });
}
