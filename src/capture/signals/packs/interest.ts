import type { SourcePack } from '../../source-pack.js';
import { exitIntent } from '../exit-intent.js';
import { itemCopy } from '../item-copy.js';
import { lingering } from '../lingering.js';

/** How shoppers waver before they buy, look elsewhere for the same, and turn to leave. */
export const sources: SourcePack['sources'] = { hesitation: lingering, item_copy: itemCopy, exit_intent: exitIntent };
