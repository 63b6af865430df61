import type { SourcePack } from '../../source-pack.js';
import { socialClick } from '../social-click.js';
import { video } from '../video.js';

/** The shop's videos, and its profiles on social networks. */
export const sources: SourcePack['sources'] = { video, social_click: socialClick };
