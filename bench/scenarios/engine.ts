import { median, rounded } from '../median.js';
import { openTab, type Bench } from '../pages/open-bench.js';
import type { EngineNews, EngineWork } from '../pages/engine-worker.js';
import { sampleEvents } from '../sample-events.js';
import { sampleHeard } from '../sample-heard.js';
import { sampleCampaigns, sampleSlots } from '../sample-rules.js';

/** Microseconds of wall time per event in a worker, over a full log in IndexedDB; the median over batches. */
export type EngineCost = Readonly<{
  /** Kept, read, folded and decided; no models. */
  stored: number;
  /** And scored by every shipped model. */
  storedAndScored: number;
  problems: readonly string[];
}>;

const PAST = 10_000;
const BATCHES = 20;
const BATCH = 50;
/** With the segments that always are there, about sixty. */
const CAMPAIGNS = 45;

/** Measures the engine with storage, without and with models. */
export async function measureEngine(bench: Bench): Promise<EngineCost> {
  const plain = await oneEngine(bench, false);
  const scored = await oneEngine(bench, true);
  return {
    stored: rounded(median(plain.perEvent)!, 1),
    storedAndScored: rounded(median(scored.perEvent)!, 1),
    problems: [...new Set([...plain.problems, ...scored.problems])],
  };
}

async function oneEngine(bench: Bench, withModels: boolean): Promise<EngineNews> {
  const { shop } = bench;
  const events = sampleEvents(PAST + BATCHES * BATCH).map(sampleHeard);
  const files = `${shop.origin}/vitrine/`;
  const work: EngineWork = {
    setup: {
      persist: true,
      retentionDays: 395,
      reading: { pageKinds: [], domains: [], hash: [], sensitive: [], seasons: [] },
      ...(withModels && { models: `${files}models/` }),
      runtime: 'auto',
      assets: files,
      slots: sampleSlots(3),
      campaigns: sampleCampaigns(CAMPAIGNS),
      policyVersion: '1',
    },
    past: events.slice(0, PAST),
    batches: Array.from({ length: BATCHES }, (_, n) => events.slice(PAST + n * BATCH, PAST + (n + 1) * BATCH)),
  };
  shop.show();
  const tab = await openTab(bench);
  await tab.page.goto(`${shop.origin}/shop`);
  const news = await tab.page.evaluate(runEngine, work);
  await tab.close();
  return news;
}

/** In the page. */
function runEngine(work: EngineWork): Promise<EngineNews> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('/peers/engine-worker.js');
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<EngineNews>) => resolve(data));
    worker.postMessage(work);
  });
}
