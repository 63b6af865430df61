import { openScope } from '../../../src/capture/scope.js';
import { ifFollowed } from '../../../src/capture/sources/listening/if-followed.js';
import type { SourcePack } from '../../../src/capture/source-pack.js';
import type { Tools } from '../../../src/capture/sources/tools.js';
import type { Trouble } from '../../../src/lib/report.js';

export type Heard = Readonly<{ name: string; said: Readonly<Record<string, any>> }>;

export type HearOptions = Readonly<{
  /** Which of the pack's sources; default its only one. */
  source?: string;
  /** The global's name, where it is not the usual one. */
  named?: string;
  backfill?: boolean;
}>;

/** Opens a source as the page would; what it emits, and its faults, are kept. */
export function hearSource({ sources }: SourcePack, options: HearOptions = {}) {
  const { source = Object.keys(sources)[0]!, named, backfill = true } = options;
  const heard: Heard[] = [];
  const troubles: Trouble[] = [];
  const scope = openScope(source, (trouble) => troubles.push(trouble as Trouble));
  const tools = {
    global: (usual: string) => (window as unknown as Record<string, unknown>)[named ?? usual],
    onPage: (read: () => void) => read(),
    words: () => Promise.resolve(() => false),
    flush() {},
    ifFollowed,
    now: Date.now,
    backfill,
    weather: undefined,
  } as unknown as Tools;
  scope.safe(sources[source]!)((name, said) => heard.push({ name, said: said as Heard['said'] }), scope, tools);
  return { heard, troubles, names: () => heard.map(({ name }) => name), end: scope.end };
}
