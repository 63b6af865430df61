import type { EngineSetup } from './protocol.js';
import { CORE_FEATURES, MOMENT_LAYOUT, type Moment } from './timeline.js';

/** A cached moment, with what names the models and the rulebook that it was folded with, and the language of its reasons; '' where they have no words yet. */
export type CachedMoment = Readonly<{ models: string; language: string; moment: Moment }>;

/** Where it is kept: one value, seen only under the key it was written under. */
export type MomentStore = Readonly<{
  read(key: string): Promise<unknown>;
  write(key: string, cached: CachedMoment): Promise<void>;
}>;

/** The last moment, kept beside the log so that a page need not fold all of it again. */
export type MomentCache = Readonly<{
  read(): Promise<CachedMoment | undefined>;
  write(cached: CachedMoment): Promise<void>;
  /** Whether the moment after event `seq` is to be written now; if not, `later` is called at a pause. */
  due(seq: number, later: () => void): boolean;
  close(): void;
}>;

/** A copy of the moment costs more than an event: so it is written at a pause, and at the latest after this many events. */
const EVERY = 200;

/** Opens the cache for a setup: a cached moment is only as good as the config that it was folded under. `pause` in milliseconds. */
export function openMomentCache(store: MomentStore, setup: EngineSetup, pause: number): MomentCache {
  const { slots, campaigns, policyVersion, settings, language, reading } = setup;
  const build = [MOMENT_LAYOUT, CORE_FEATURES.start().layout, CORE_FEATURES.ids];
  const key = JSON.stringify([...build, slots, campaigns, policyVersion, settings, language, reading.seasons]);
  let written = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    async read() {
      const cached = (await store.read(key)) as CachedMoment | undefined;
      if (!cached) return undefined;
      written = cached.moment.seq;
      return cached;
    },
    write(cached) {
      written = cached.moment.seq;
      return store.write(key, cached);
    },
    due(seq, later) {
      clearTimeout(timer);
      if (!pause || seq - written >= EVERY) return true;
      timer = setTimeout(later, pause);
      return false;
    },
    close: () => clearTimeout(timer),
  };
}
