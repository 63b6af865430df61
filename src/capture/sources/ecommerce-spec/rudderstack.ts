import { tap } from '../../../lib/tap.js';
import type { SourcePack } from '../../source-pack.js';
import { readSpec } from './ecommerce-spec.js';
import { lookOut } from '../listening/look-out.js';
import { openCursor } from '../listening/open-cursor.js';
import type { FurtherSource } from '../tools.js';

type Client = { track?: unknown };
/** What clients show of themselves, by write key. */
type Globals = Readonly<Record<string, { state?: { eventBuffer?: { toBeProcessedArray?: { value?: unknown } } } }>>;

/**
 * Listens to RudderStack: calls that wait in the snippet's array, those that a client which is not ready keeps for later, and
 * calls of `track`, which has no hook, so that it is wrapped. `@contract measured`: @rudderstack/analytics-js 3.34.1, and the
 * ecommerce spec.
 */
const rudderstack: FurtherSource = (emit, scope, { global, backfill }) => {
  let mute = !backfill;
  let bound: unknown;
  let untap: (() => void) | undefined;
  const say = scope.safe((name: unknown, properties?: unknown) =>
    readSpec(name, properties, (...said) => mute || emit(...said)),
  );
  const scan = openCursor<readonly unknown[]>(
    scope.safe(([method, first, second]) => {
      // a client keeps its calls with named arguments
      const { name = first, properties = second } = Object(first);
      if (method === 'track') say(name, properties);
    }),
  );
  const bind = (client: Client): void => {
    const globals = (window as { RudderStackGlobals?: Globals }).RudderStackGlobals ?? {};
    for (const { state } of Object.values(globals)) scan(state?.eventBuffer?.toBeProcessedArray?.value);
    untap = tap(client, 'track', say);
  };
  lookOut(scope, () => {
    const now = global('rudderanalytics') as Client | null | undefined;
    // also what came to a stub after it was looked at and before it was replaced
    scan(bound);
    scan(now);
    if (now === bound) return;
    untap?.();
    untap = undefined;
    bound = now;
    if (!Array.isArray(now) && typeof now?.track === 'function') bind(now);
  });
  mute = false;
  scope.onEnd(() => untap?.());
};

export const sources: SourcePack['sources'] = { rudderstack };
