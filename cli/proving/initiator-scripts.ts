import { WATCHER } from './page/caller-scripts.js';

type Stack = Readonly<{ callFrames: readonly Readonly<{ url: string }>[]; parent?: Stack }>;

/** What the browser says of who asked for something. */
export type Initiator = Readonly<{ type: string; url?: string; stack?: Stack }>;

/** The addresses of the scripts that asked, nearest first, each once in a row; a page's own address where its markup did. */
export function initiatorScripts({ url, stack }: Initiator): readonly string[] {
  const scripts: string[] = [];
  for (let at: Stack | undefined = stack; at; at = at.parent)
    for (const { url: script } of at.callFrames)
      if (script && !script.includes(WATCHER) && script !== scripts.at(-1)) scripts.push(script);
  return scripts.length || !url ? scripts : [url];
}
