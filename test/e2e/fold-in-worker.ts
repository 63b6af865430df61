import type { Decision } from '../../src/decisions/decision.js';
import type { Segment } from '../../src/segments/segment.js';

/** What stands after an event, as far as timelines tell it. */
export type Stood = Readonly<{ segments: readonly Segment[]; decisions: readonly Decision[] }>;

declare global {
  // told by the page of {@link foldPage}
  var folded: Promise<readonly Stood[]>;
}

/**
 * A page that opens the engine in its worker, and writes the rows of `<address>.json` into the log one by one, as another tab would; after each
 * of them it asks where the shopper stands. All models are there before the first.
 */
export const foldPage = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>fold</title><script>
const start = () => new Promise((ready, fail) => {
  const worker = new Worker('/vitrine/vitrine.worker.js');
  const waiting = new Map();
  let last = 0;
  const call = (name, ...values) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    const argumentList = values.map((value) => ({ type: 'RAW', value }));
    worker.postMessage({ id: last, type: 'APPLY', path: [name], argumentList });
  });
  worker.onerror = ({ message }) => fail(new Error(message));
  worker.onmessage = ({ data }) => {
    if (data === 'ready') return ready(call);
    if (data.kind === 'problem') globalThis.problems.push(data.problem.code + ' ' + (data.problem.field ?? ''));
    const { resolve, reject } = waiting.get(data.id) ?? {};
    if (!resolve) return;
    waiting.delete(data.id);
    data.type === 'RAW' ? resolve(data.value) : reject(new Error(JSON.stringify(data.value.value)));
  };
});
const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const write = async (database, row) => {
  const tx = database.transaction(['events', 'meta'], 'readwrite');
  const done = new Promise((resolve, reject) => { tx.oncomplete = resolve; tx.onabort = () => reject(tx.error); });
  const head = await asked(tx.objectStore('meta').get('head'));
  tx.objectStore('events').put([row], [row.seq, row.at]);
  tx.objectStore('meta').put({ ...head, clock: { seq: row.seq, session: row.session, at: row.at } }, 'head');
  await done;
};
const allModels = async (call, ids) => {
  const end = Date.now() + 60_000;
  for (;;) {
    const { outlook, scores } = await call('inspect', 0);
    if (outlook.models === 'ready' && ids.every((id) => scores[id])) return;
    if (Date.now() > end) throw new Error('not all models came: ' + Object.keys(scores));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const run = async () => {
  const { setup, rows, heads } = await (await fetch(location.pathname + '.json')).json();
  // what the session before has left
  await asked(indexedDB.deleteDatabase('vitrine'));
  const call = await start();
  await call('open', { ...setup, assets: origin + '/vitrine/', models: origin + '/vitrine/heads/' });
  await call('rest');
  await allModels(call, heads);
  const database = await asked(indexedDB.open('vitrine'));
  const stood = [];
  for (const row of rows) {
    await write(database, row);
    await call('catchUp');
    const { outlook: { seq, segments, decisions } } = await call('inspect', 0);
    if (seq !== row.seq) throw new Error('folded up to ' + seq + ', not ' + row.seq);
    stood.push({
      segments: segments.map(({ id, known, active, score, object }) => ({ id, known, active, score, object })),
      decisions,
    });
  }
  if (globalThis.problems.length) throw new Error(globalThis.problems.join(', '));
  return stood;
};
globalThis.problems = [];
globalThis.folded = run();
</script></html>`;
