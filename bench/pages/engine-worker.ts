/* A worker that runs the engine over a full log in IndexedDB, with models, and tells what an event costs. */
import type { Heard } from '../../src/capture/heard.js';
import * as reading from '../../src/capture/reading/open-reader.js';
import * as fairness from '../../src/fairness/open-fairness.js';
import { createEngine } from '../../src/engine.js';
import * as rulebook from '../../src/rulebook.js';
import * as english from '../../src/segments/phrases/en.js';
import * as shopRules from '../../src/shop-rules.js';
import type { EngineSetup } from '../../src/protocol.js';

/** The events of the past, which are kept first, and those that are timed, in batches. */
export type EngineWork = Readonly<{
  setup: EngineSetup;
  past: readonly Heard[];
  batches: readonly (readonly Heard[])[];
}>;

/** Microseconds per event, one value for each batch. */
export type EngineNews = Readonly<{ perEvent: readonly number[]; problems: readonly string[] }>;

const CHUNK = 500;

async function work({ setup, past, batches }: EngineWork): Promise<EngineNews> {
  const problems: string[] = [];
  const engine = createEngine({
    loadReading: async () => reading,
    loadFairness: async () => fairness,
    loadRulebook: async () => rulebook,
    loadShopRules: async () => shopRules,
    loadPhrases: async () => english,
  });
  await new Promise<void>((ready) => {
    void engine.open(setup, (message) => {
      if (message.kind === 'problem') problems.push(message.problem.code);
      if (message.kind === 'outlook' && message.outlook.models !== 'loading') ready();
    });
  });
  for (let start = 0; start < past.length; start += CHUNK) await engine.append(past.slice(start, start + CHUNK));
  const perEvent: number[] = [];
  for (const batch of batches) {
    const start = performance.now();
    await engine.append(batch);
    perEvent.push(((performance.now() - start) * 1000) / batch.length);
  }
  return { perEvent, problems };
}

addEventListener('message', ({ data }: MessageEvent<EngineWork>) => {
  void work(data).then((news) => postMessage(news));
});
