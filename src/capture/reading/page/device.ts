import type { PageHints } from '../../heard.js';
import type { EventParams } from '../../shop-event.js';

/** By what a finger would say: a narrow window is a phone, and so is a small touch screen; a large touch screen is a tablet. */
export function device({ touch, width }: Pick<PageHints, 'touch' | 'width'>): NonNullable<EventParams['device']> {
  if (width < 600) return 'phone';
  return touch ? 'tablet' : 'desktop';
}
