import { findCall, type Answer, type Call, type IabApi } from './iab-calls.js';
import type { ManagerTools, ReadManager, Said } from './manager.js';

/** What the API answered last; none of it is sure to be there. */
export type Answered = Readonly<Record<string, unknown>>;

export type Reading = Readonly<{
  /** What follows from the last answer, and from the events. */
  look(answered: Answered): Said | undefined;
  /** Takes each event, the present state first, and nothing at all where whoever told the last one answers no more. Without it: no events. */
  take?: Answer;
}>;

/**
 * Reads one of the IAB's APIs. A stub is replaced by the manager, and that may be replaced as well: who answers is looked up at every
 * reading. What is answered later has all be read anew.
 */
export function openIab(tools: ManagerTools, api: IabApi, { look, take }: Reading): ReadManager {
  const { safe, changed, signal } = tools;
  const find = findCall(tools, api);
  let heard: Call | undefined;
  let answered: Answered = {};
  let leave = ignore;
  let reading = false;
  let isTold: boolean | undefined;
  /** `told`: the reading that follows need not ask, or would never end. */
  const tell = (told?: boolean): void => {
    if (reading) return;
    isTold = told;
    changed();
    isTold = false;
  };
  const answer = safe<[unknown, unknown?]>((data, success) => {
    answered = success === false ? { cmpStatus: 'error' } : (Object(data) as Answered);
    tell(true);
  });
  signal.addEventListener('abort', () => leave());
  return () => {
    reading = true;
    const now = find();
    const isNew = now !== heard;
    if (isNew) {
      heard = now;
      answered = {};
      take?.(undefined);
    }
    if (!isTold) now?.(api.ask, answer);
    // the IAB's own stub forgets who asked by a message: such a listener is told but once, if at all
    if (now && take && (isNew || (now.far && !isTold))) {
      leave();
      leave = listen(now, { ...tools, find, take, tell, isStub: answered.cmpStatus === 'stub' });
    }
    const said = look(answered);
    reading = false;
    return said;
  };
}

type Listening = ManagerTools &
  Readonly<{ find(): Call | undefined; take: Answer; tell(told?: boolean): void; isStub: boolean }>;

const ignore = (): void => undefined;

/** Hands back what ends it. */
function listen(mine: Call, { safe, find, take, tell, isStub }: Listening): () => void {
  let id: unknown;
  const hear = safe<[unknown, unknown?]>((data, success) => {
    id = Object(data).listenerId;
    const now = find();
    if (now === mine) take(data, success);
    // asked of a stub, which has handed it on: whoever answers now is asked anew
    else if (isStub) now?.('removeEventListener', ignore, id);
    tell(mine.far);
  });
  mine('addEventListener', hear);
  return () => {
    try {
      // the first id is 0
      if (id !== undefined) mine('removeEventListener', ignore, id);
    } catch {
      // then it goes on calling what no longer listens
    }
  };
}
