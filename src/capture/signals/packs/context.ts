import type { SourcePack } from '../../source-pack.js';
import { weather } from '../weather.js';

/** What surrounds a visit, beyond what a page view tells. */
export const sources: SourcePack['sources'] = { weather };
