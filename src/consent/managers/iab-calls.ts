import { iabFrame } from './iab-frame.js';
import type { ManagerTools } from './manager.js';

export type Answer = (data: unknown, success?: unknown) => void;

/** Asks one of the IAB's APIs; it may answer at once, later, never, or again with each event. `far`: by messages, to one that tells by events. */
export type Call = ((command: string, answer: Answer, parameter?: unknown) => void) & { readonly far?: boolean };

type Api = (...args: any[]) => unknown;

/** One of the IAB's APIs. */
export type IabApi = Readonly<{
  name: '__tcfapi' | '__gpp' | '__uspapi';
  version: number | string;
  /** The command that tells how it stands. */
  ask: string;
  /** All but its errors is told by events alone. */
  byEvents?: boolean;
  /** The version is the last argument of the window's function, and not the second. */
  endsInVersion?: boolean;
}>;

/** Hands back what looks up who answers now: the function of this window, or of one above, by messages; the same call for the same one. */
export function findCall(tools: ManagerTools, api: IabApi): () => Call | undefined {
  let target: unknown;
  let found: Call | undefined;
  return () => {
    const own = tools.global(api.name);
    const next = typeof own === 'function' ? own : iabFrame(`${api.name}Locator`);
    if (next !== target) {
      target = next;
      found = next && (next === own ? direct(own as Api, api, tools) : framed(next as Window, api, tools));
    }
    return found;
  };
}

function direct(own: Api, { version, endsInVersion }: IabApi, { safe }: ManagerTools): Call {
  return (command, answer, parameter) => {
    // one that is async fails later than one that throws; but whoever does not let go of a listener is only not asked again
    const fail = safe((cause) => {
      if (parameter === undefined) throw cause;
    });
    void Promise.resolve(
      endsInVersion ? own(command, answer, parameter, version) : own(command, version, answer, parameter),
    ).catch(fail);
  };
}

function framed(above: Window, { name, version, byEvents }: IabApi, { safe, signal }: ManagerTools): Call {
  const waiting: Record<string, Answer> = {};
  const hear = safe(({ data, source }: MessageEvent) => {
    const { callId, returnValue, success } = Object(Object(data)[`${name}Return`]) as Record<string, unknown>;
    if (source === above) waiting[callId as string]?.(returnValue, success);
  });
  addEventListener('message', hear, { signal });
  const call: Call = (command, answer, parameter) => {
    // others in this frame may ask as well, and hear our answers as we hear theirs
    const callId = `vitrine ${command}`;
    waiting[callId] = answer;
    above.postMessage({ [`${name}Call`]: { command, version, parameter, callId } }, '*');
  };
  return Object.assign(call, { far: !!byEvents });
}
