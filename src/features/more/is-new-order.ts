import type { LoggedEvent } from '../../memory/logged-event.js';
import { memoryKey, remember } from '../remember.js';

/** Whether a purchase's transaction id comes for the first time; it is remembered, the latest 500. One without an id is always new. */
export function isNewOrder(known: Map<string, number>, { params }: LoggedEvent): boolean {
  const id = memoryKey(params.transaction_id);
  if (id === undefined) return true;
  if (known.has(id)) return false;
  remember(known, id, 1);
  return true;
}
