import type { SourcePack } from '../../source-pack.js';
import { deadClick } from '../dead-click.js';
import { rageClick } from '../rage-click.js';
import { tabReturn } from '../tab-return.js';

/** What tells of trouble with a page, and of coming back to it. */
export const sources: SourcePack['sources'] = { rage_click: rageClick, dead_click: deadClick, tab_return: tabReturn };
