import type { Say } from './hearing/per-view.js';
import type { Act } from './hearing/read-act.js';

/** Emits brand_story_view for what opens the story of the brand, at most 3; its sections on a page are watched by `sections`. */
export function brandStory({ type, undoes, control, tells }: Act, say: Say): void {
  if (type === 'click' && !undoes && !control.matches('input,label') && tells('about')) say('brand_story_view', {}, 3);
}
