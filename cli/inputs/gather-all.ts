import { gather, type Gathered } from './gather.js';
import type { EventInput } from './open-input.js';

/** All events of a file by key. Rejects, naming the file, when it has none. */
export async function gatherAll({ name, arrivals }: EventInput): Promise<Gathered> {
  const gathered = await gather(arrivals);
  if (!gathered.events) throw new Error(`${name}: has no events that can be read`);
  return gathered;
}
