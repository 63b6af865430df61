import type { SourcePack } from '../../source-pack.js';
import { hearActs } from '../hearing/hear-acts.js';
import { variantSelect } from '../variant-select.js';
import { wavering } from '../wavering.js';

/** What shoppers choose before they buy, and how surely. `hesitation` bears the name of its other half, since they tell of different things. */
export const sources: SourcePack['sources'] = {
  variant_select: hearActs('click change', [variantSelect]),
  hesitation: (emit, scope, tools) => hearActs('click change', [wavering(scope)])(emit, scope, tools),
};
