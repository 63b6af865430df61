import type { Say } from './hearing/per-view.js';
import type { Act } from './hearing/read-act.js';

/** Pixels that a finger moves sideways in a swipe. */
const SWIPE = 40;

/** Emits gallery_interaction for thumbnails, arrows, zoom and lightbox of the product's pictures, and for swipes over them; at most 30. */
export function gallery(): (act: Act, say: Say, event: Event) => void {
  let x = 0;
  return ({ type, leads, tells, within }, say, event) => {
    const [touch] = (event as TouchEvent).changedTouches ?? [];
    const moved = x - (touch?.clientX ?? 0);
    if (type === 'touchstart') x = touch!.clientX;
    if (!(type === 'touchend' ? Math.abs(moved) > SWIPE : type === 'click')) return;
    // a list's and a recommendation's thumbnails lead to other products
    const away = leads && !/\.(jpe?g|png|webp|avif|gif)($|\?)/i.test(leads);
    const inside = within('gallery') && !within('recommendations');
    if (!away && (inside || (!touch && tells('zoom')))) say('gallery_interaction', {}, 30);
  };
}
