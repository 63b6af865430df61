import { isGuest } from '../../is-guest.js';
import type { SourcePack } from '../../source-pack.js';
import { attributeViews } from '../attribute-views.js';
import { engagement } from '../engagement.js';
import { scroll } from '../scroll.js';

/** How long and how far a page is looked at; a frame inside a page of the shop is part of that one. */
export const sources: SourcePack['sources'] = {
  ...(!isGuest() && { user_engagement: engagement, scroll }),
  attributes: (emit, scope, tools) => tools.attributes && attributeViews(emit, scope, tools),
};
