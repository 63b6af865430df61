import type { Operators } from './node.js';
import { arg } from './operators/arg.js';
import { batchNormalization } from './operators/batch-normalization.js';
import { cast } from './operators/cast.js';
import { matrix } from './operators/matrix.js';
import { encode } from './operators/ml/encode.js';
import { linear } from './operators/ml/linear.js';
import { scale } from './operators/ml/scale.js';
import { treeEnsemble } from './operators/ml/tree-ensemble.js';
import { power } from './operators/power.js';
import { rearrange } from './operators/rearrange.js';
import { select } from './operators/select.js';

/** The operators that converters emit for tabular models and that Vitrine's own models do without: a module of its own. */
export const MORE_OPERATORS: Operators = {
  ...arg,
  ...batchNormalization,
  ...cast,
  ...encode,
  ...linear,
  ...matrix,
  ...power,
  ...rearrange,
  ...scale,
  ...select,
  ...treeEnsemble,
};
