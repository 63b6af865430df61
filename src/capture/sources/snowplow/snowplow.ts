import type { SourcePack } from '../../source-pack.js';
import { lookOut } from '../listening/look-out.js';
import { openTellers } from '../listening/open-tellers.js';
import { sayAction } from './snowplow-actions.js';
import { type Call, type Payload, readCall, readPayload } from './snowplow-calls.js';
import type { FurtherSource } from '../tools.js';

type Tracker = Readonly<{ addPlugin(configuration: { plugin: { beforeTrack(payload: Payload): void } }): void }>;
type Trackers = Readonly<Record<string, Tracker>>;
/** The tag's function; its queue is an array until Snowplow has loaded. */
type Tag = ((run: (this: Trackers) => void) => void) & { q?: unknown };

/**
 * Listens to Snowplow's ecommerce actions and site search: calls that wait in the queue of a tag, and, by a plugin of its own,
 * what trackers send. A tracker from npm is heard when the page puts it in a global. `@contract measured`:
 * @snowplow/browser-tracker 4.10.1 with its ecommerce plugin; the tag `documented`, by its source of the same version.
 */
const snowplow: FurtherSource = (emit, scope, { global, backfill }) => {
  let mute = !backfill;
  const open = openTellers((name, said) => mute || emit(name, said));
  const queued = open();
  const seen = new WeakSet();
  const names = new Set(['snowplow']);
  const attach = (tracker: Tracker, late: boolean): void => {
    if (seen.has(tracker)) return;
    const say = open(late);
    seen.add(tracker);
    tracker.addPlugin({ plugin: { beforeTrack: scope.safe((payload) => sayAction(readPayload(payload), say)) } });
  };
  const attachAll = (late: boolean) =>
    function (this: Trackers) {
      scope.safe(() => Object.values(this).forEach((tracker) => attach(tracker, late)))();
    };
  const scan = (queue: Call[]): void => {
    for (const call of queue)
      scope.safe(() => {
        if (seen.has(call)) return;
        seen.add(call);
        const action = readCall(call);
        // its trackers, as soon as there are any: what comes after will be heard of them again
        if (action.type === 'new_tracker') queue.splice(queue.indexOf(call) + 1, 0, [attachAll(false)]);
        sayAction(action, queued);
      })();
  };
  lookOut(scope, () => {
    // emptied when Snowplow loads
    for (const name of [global('GlobalSnowplowNamespace')].flat()) names.add(name as string);
    for (const name of names) {
      const tag = global(name) as (Tag & Partial<Tracker>) | undefined;
      if (tag?.addPlugin) attach(tag as Tracker, true);
      else if (Array.isArray(tag?.q)) scan(tag.q);
      else if (tag?.q) tag(attachAll(true));
    }
  });
  mute = false;
};

export const sources: SourcePack['sources'] = { snowplow };
