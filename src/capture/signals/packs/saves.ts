import type { SourcePack } from '../../source-pack.js';
import { brandStory } from '../brand-story.js';
import { compareAdd } from '../compare-add.js';
import { hearActs } from '../hearing/hear-acts.js';
import { wishlistAdd } from '../wishlist-add.js';

/** What shoppers keep for later, and the story behind it. `wishlist` is a source of its own, since shops tell of that themselves. */
export const sources: SourcePack['sources'] = {
  saves: hearActs('click change', [compareAdd, brandStory]),
  wishlist: hearActs('click', [wishlistAdd]),
};
