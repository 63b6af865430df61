import type { Say } from './hearing/per-view.js';
import type { Act } from './hearing/read-act.js';

/**
 * Emits coupon_field_focus when a coupon field is entered, and once more when a code is applied: at most twice on a page view. What is
 * typed there is never read.
 */
export function couponField({ type, control, leads, tells, within }: Act, say: Say): void {
  const button = control.matches('button,[type=submit],[type=button]');
  const enters = type === 'focusin' && !button && control.matches('input') && tells('coupon');
  const applies = type === 'click' && !leads && button && (tells('coupon') || (within('coupon') && !tells('pay')));
  if (enters || applies) say('coupon_field_focus', {}, 2);
}
