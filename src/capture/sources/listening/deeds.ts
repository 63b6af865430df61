import type { Emit } from '../../source.js';
import type { Scope } from '../../scope.js';
import type { Tools } from '../tools.js';

/** What a click is about to do, and `by` which form, button or link; after `until` no sign is one of it. */
export type Deed = {
  readonly name: string;
  readonly said: unknown;
  readonly by: unknown;
  readonly at: number;
  until: number;
  done: boolean;
  signs: string;
};

/** Milliseconds for which a deed waits for a sign that it was done, and for which further signs of it may follow the first. */
const PATIENCE = 10_000;
const ECHO = 1500;
/** Most deeds that are remembered. */
const MOST = 20;

/**
 * Says what shoppers do, once, when any of several signs shows that it was done: an event of the page, a request that succeeded.
 * Each kind of sign stands once for each deed, so two quick clicks are two deeds whatever the order of their signs.
 */
export function openDeeds(emit: Emit, scope: Scope, { now, ifFollowed }: Tools) {
  let deeds: Deed[] = [];
  const say = (deed: Deed): void => {
    if (deed.done) return;
    emit(deed.name, deed.said, deed.at);
    deed.done = true;
    deed.until = now() + ECHO;
  };
  const drop = (deed: Deed | undefined): void => {
    if (deed && !deed.done) deed.until = 0;
  };
  return {
    begin(name: string, said: unknown, by?: unknown): Deed {
      const at = now();
      const deed: Deed = { name, said, by, at, until: at + PATIENCE, done: false, signs: '' };
      deeds = [...deeds.slice(-MOST), deed];
      return deed;
    },
    /**
     * A `sign`, one letter, shows that a deed was done, or that it was `not`: the oldest one which lacks the sign, and is meant.
     */
    confirm(sign: string, meant: (deed: Deed) => unknown = () => true, not?: boolean): Deed | undefined {
      const found = deeds.find((one) => now() < one.until && !one.signs.includes(sign) && meant(one));
      if (!found) return undefined;
      found.signs += sign;
      (not ? drop : say)(found);
      return found;
    },
    /** Forgets a deed, unless it was said: another takes its place. */
    drop,
    /** If `event` leads away to where it will be done, says it while there is time. */
    leave(event: Event, deed: Deed): void {
      ifFollowed(
        event,
        scope.safe(() => say(deed)),
      );
    },
  };
}
