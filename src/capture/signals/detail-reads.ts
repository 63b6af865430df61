import type { Say } from './hearing/per-view.js';
import type { Act } from './hearing/read-act.js';

/** Emits review_read for what opens reviews or more of them, size_guide_view for size guides (5 each), delivery_info_view by topic (3). */
export function detailReads({ type, control, undoes, tells }: Act, say: Say): void {
  // what is filled in or sent is not read
  const sends = control.form && control.type !== 'button';
  if (type !== 'click' || undoes || sends || control.matches('input,label')) return;
  if (tells('sizes')) say('size_guide_view', {}, 5);
  else if (tells('reviews')) say('review_read', {}, 5);
  else for (const topic of ['shipping', 'returns'] as const) if (tells(topic)) say('delivery_info_view', { topic }, 3);
}
