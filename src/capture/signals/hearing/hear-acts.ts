import type { FurtherSource } from '../../sources/tools.js';
import { perView, type Say } from './per-view.js';
import { readAct, type Act } from './read-act.js';

/** What one signal makes of an act. */
export type Signal = (act: Act, say: Say, event: Event) => unknown;

/** Makes a source of signals: one listener, whose acts each of them is asked about. */
export const hearActs =
  (types: string, signals: readonly Signal[]): FurtherSource =>
  (emit, scope, tools) => {
    const say = perView(emit, scope, tools);
    void tools.words().then((says) =>
      scope.on(types, (event) => {
        const act = readAct(event, says);
        if (act) for (const signal of signals) signal(act, say, event);
      }),
    );
  };
