import type { SourcePack } from '../../source-pack.js';
import { sections } from '../sections.js';

/** What shoppers see of a page. */
export const sources: SourcePack['sources'] = { sections };
