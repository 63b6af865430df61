import type { Plan } from './node.js';
import { newTensor, numbers, type ElementType, type Numbers } from './tensor.js';

/** A plan of one output of a type and shape, which a loop of the operator's own fills. */
export function filled(
  { type, dims }: Readonly<{ type: ElementType; dims: readonly number[] }>,
  fill: (to: Numbers) => void,
): Plan {
  const output = newTensor(type, dims);
  const to = numbers(output);
  return { outputs: [output], run: () => fill(to) };
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
