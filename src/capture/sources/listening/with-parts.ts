import type { FurtherSource } from '../tools.js';

type PartName = `source.${'shopify' | 'woocommerce'}-${string}` & Parameters<Parameters<FurtherSource>[2]['load']>[0];

/** A source that is told by several files, each of which listens by itself. */
export const withParts =
  (...names: readonly PartName[]): FurtherSource =>
  (emit, scope, tools) => {
    const fail = scope.safe((cause: unknown) => {
      throw cause;
    });
    for (const name of names)
      tools.load(name).then(
        scope.safe(({ listen }) => listen(emit, scope, tools)),
        fail,
      );
  };
