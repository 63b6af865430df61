import type { Say } from './hearing/per-view.js';
import { picksVariant } from './hearing/picks-variant.js';
import type { Act } from './hearing/read-act.js';

/** Emits variant_select when size, colour or the like of a product is chosen, at most 20. */
export function variantSelect(act: Act, say: Say): void {
  if (picksVariant(act)) say('variant_select', {}, 20);
}
