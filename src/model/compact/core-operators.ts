import type { Operators } from './node.js';
import { arithmetic } from './operators/arithmetic.js';
import { clip } from './operators/clip.js';
import { logic } from './operators/logic.js';
import { math } from './operators/math.js';
import { reduce } from './operators/reduce.js';
import { reshape } from './operators/reshape.js';
import { softmax } from './operators/softmax.js';

/** The operators of the models that come with Vitrine, and their like. */
export const CORE_OPERATORS: Operators = {
  ...arithmetic,
  ...clip,
  ...logic,
  ...math,
  ...reduce,
  ...reshape,
  ...softmax,
};
