/* A worker that starts a model runtime as the engine does, scores one row with every model, and when told to, many rows with each. */
import { openCompact } from '../../src/model/compact/open-compact.js';
import { openOrt, type OrtUrls } from '../../src/model/ort-runtime.js';
import type { Runtime } from '../../src/model/runtime.js';

/** What the worker is told: which runtime, where ONNX Runtime lies, and the models with the length of their row. */
export type ScoreWork = Readonly<{
  runtime: keyof typeof RUNTIMES;
  ort: OrtUrls;
  models: readonly Readonly<{ url: string; width: number }>[];
}>;

/** `first` comes when every model has scored one row; after a second message the microseconds per row, one value for each batch. */
export type ScoreNews = Readonly<{ kind: 'first' } | { kind: 'steady'; perRow: readonly number[] }>;

const RUNTIMES = { ort: openOrt, compact: async () => openCompact(async () => ({})) } satisfies Record<
  string,
  (urls: OrtUrls) => Promise<Runtime>
>;

const tell = (news: ScoreNews) => postMessage(news);
const row = (width: number, seed: number) =>
  Float32Array.from({ length: width }, (_, n) => ((n * 7 + seed * 13) % 31) / 4);

async function work({ runtime, ort, models }: ScoreWork): Promise<void> {
  const opening = RUNTIMES[runtime](ort);
  const files = await Promise.all(
    models.map(async ({ url }) => new Uint8Array(await (await fetch(url)).arrayBuffer())),
  );
  const open = await opening;
  const sessions = [];
  for (const [place, file] of files.entries()) {
    const session = await open(file);
    await session.run(row(models[place]!.width, 0));
    sessions.push(session);
  }
  const goOn = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  tell({ kind: 'first' });
  await goOn;
  const perRow: number[] = [];
  for (let batch = 0; batch < 30; batch++) {
    for (const [place, session] of sessions.entries()) {
      const rows = Array.from({ length: 200 }, (_, seed) => row(models[place]!.width, seed + batch));
      const start = performance.now();
      for (const one of rows) await session.run(one);
      perRow.push(((performance.now() - start) * 1000) / rows.length);
    }
  }
  tell({ kind: 'steady', perRow });
}

addEventListener('message', ({ data }: MessageEvent<ScoreWork>) => void work(data), { once: true });
