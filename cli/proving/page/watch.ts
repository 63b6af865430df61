import type { Act } from '../act.js';
import { callerScripts } from './caller-scripts.js';
import type { Spy } from './spy.js';
import { watchDatabases } from './watch-databases.js';
import { watchCaches, watchFiles } from './watch-files.js';
import { watchSends, watchStarts } from './watch-starts.js';
import { watchCookies } from './watch-cookies.js';
import { watchStorage } from './watch-storage.js';

/** Takes an act as JSON. */
export type Tell = (act: string) => void;

const DONE = Symbol.for('vitrine.prove');

/** More than so many acts of one kind by the same script are no news. */
const MOST = 500;
const DEEP = 50;

/**
 * Watches everything that scripts keep, read, start and send in this page, or in this worker, whose address is then given. It stands
 * before every other script, and only in a browser of the prover's own.
 */
export function watch({ tell, worker }: Readonly<{ tell: Tell; worker?: string }>): void {
  if (Reflect.has(globalThis, DONE)) return;
  Object.defineProperty(globalThis, DONE, { value: true });
  const told = new Map<string, number>();
  const spy: Spy = (seen) => {
    const by = scripts();
    const sign = JSON.stringify([seen, by[0]]);
    const times = (told.get(sign) ?? 0) + 1;
    told.set(sign, times);
    const act: Act = { ...seen, at: performance.timeOrigin + performance.now(), by, ...(worker && { worker }) };
    if (times <= MOST) tell(JSON.stringify(act));
  };
  for (const part of [watchCookies, watchStorage, watchDatabases, watchCaches, watchFiles, watchStarts, watchSends])
    part(spy);
}

function scripts(): readonly string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = DEEP;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return callerScripts(stack);
}
