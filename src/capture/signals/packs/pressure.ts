import type { SourcePack } from '../../source-pack.js';
import { urgency } from '../urgency.js';

/** What presses shoppers, and what they do under it. */
export const sources: SourcePack['sources'] = { urgency };
