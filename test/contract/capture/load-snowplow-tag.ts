import * as snowplow from '@snowplow/browser-tracker';

type Call = unknown[];
/** sp.js, when it has run; `plugin` is what follows when the script of a plugin has. */
export type LoadedTag = Readonly<{ plugin(exported: object): void }>;

/**
 * Does what sp.js (`trackers/javascript-tracker`, 4.10) does with the queue of a tag, over the real tracker: while a plugin's
 * script loads, what is tracked waits; functions run at once, with the trackers as `this` and last argument.
 */
export function loadSnowplowTag(name: string): LoadedTag {
  const page = window as unknown as Record<string, any>;
  const tag = page[name];
  page['GlobalSnowplowNamespace'].shift();
  const trackers: Record<string, any> = {};
  const ids: string[] = [];
  let functions: Record<string, any> = { ...snowplow };
  let pending: (() => void)[] | undefined;
  const add = (exported: Record<string, any>, on: readonly string[]): void => {
    functions = { ...functions, ...exported };
    snowplow.addPlugin({ plugin: exported['SnowplowEcommercePlugin']() }, [...on]);
  };
  const run = (given: Call): void => {
    const [first, ...said] = Array.from(given) as any[];
    if (typeof first === 'function') return void first.apply(trackers, [...said, trackers]);
    const [called, named] = first.split(':');
    const on = named ? named.split(';').map((one: string) => `${name}_${one}`) : ids;
    if (called === 'newTracker') {
      const id = `${name}_${said[0]}`;
      trackers[said[0]] = snowplow.newTracker(id, said[1], said[2]);
      ids.push(id);
    } else if (called === 'addPlugin' && typeof said[0] === 'string') pending ??= [];
    else if (called === 'addPlugin') add(said[0], on);
    else {
      const dispatch = (): void => functions[called]?.(said[0], [...on]);
      if (pending) pending.push(dispatch);
      else dispatch();
    }
  };
  const before = tag.q as Call[];
  tag.q = { push: run };
  for (let i = 0; i < before.length; i++) run(before[i]!);
  return {
    plugin(exported) {
      add(exported, ids);
      for (const dispatch of pending ?? []) dispatch();
      pending = undefined;
    },
  };
}
