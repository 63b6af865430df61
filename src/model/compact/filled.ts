import type { Plan } from './node.js';
import { newTensor, numbers, type ElementType } from './tensor.js';

/** A plan of one output of a type and shape, each element of which is computed by its position; `refresh` goes first. */
export function filled(
  { type, dims }: Readonly<{ type: ElementType; dims: readonly number[] }>,
  element: (index: number) => number,
  refresh?: () => void,
): Plan {
  const output = newTensor(type, dims);
  const to = numbers(output);
  return {
    outputs: [output],
    run() {
      refresh?.();
      for (let i = 0; i < to.length; i++) to[i] = element(i);
    },
  };
}

/** A plan that runs others one after the other and hands out the outputs of all. */
export function inTurn(plans: readonly Plan[]): Plan {
  return {
    outputs: plans.flatMap(({ outputs }) => outputs),
    run() {
      for (let i = 0; i < plans.length; i++) plans[i]!.run!();
    },
  };
}
