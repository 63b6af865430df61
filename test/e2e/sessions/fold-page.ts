import type { Decision } from '../../../src/decisions/decision.js';
import type { Inspection } from '../../../src/protocol.js';
import type { Segment } from '../../../src/segments/segment.js';
import type { Transition } from '../../../src/segments/transition.js';

/** What one event has changed: segments and decisions that are as before are left out. */
export type Step = Readonly<{
  seq: number;
  segments: readonly Segment[];
  transitions: readonly Transition[];
  decisions?: readonly Decision[];
}>;

/** The steps of a session, and the numbers behind its end. */
export type Folded = Readonly<{
  steps: readonly Step[];
  end: Pick<Inspection, 'features' | 'notInstrumented' | 'scores' | 'explanations'>;
}>;

declare global {
  // told by the page of {@link foldPage}: folds the session that the address names behind its #, and tells {@link Folded} as JSON, since
  // not every driver hands over an object that stands in two places
  var foldNamed: () => Promise<string>;
}

/**
 * A page that folds one session after the other. Each has a worker of its own: the page opens the engine in it, waits until all models are
 * there, and writes the rows of `<name>.json` into the log one by one, as another tab would; after each it asks where the shopper stands.
 */
export const foldPage = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>fold</title><script>
const open = () => new Promise((ready, fail) => {
  const worker = new Worker('/vitrine/vitrine.worker.js');
  const waiting = new Map();
  const problems = [];
  let last = 0;
  const call = (name, ...values) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    const argumentList = values.map((value) => ({ type: 'RAW', value }));
    worker.postMessage({ id: last, type: 'APPLY', path: [name], argumentList });
  });
  worker.onerror = ({ message }) => fail(new Error(message));
  worker.onmessage = ({ data }) => {
    if (data === 'ready') return ready({ worker, call, problems });
    if (data.kind === 'problem') problems.push(data.problem.code + ' ' + (data.problem.field ?? ''));
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
const openSteps = () => {
  let was = {};
  let decided;
  return ({ seq, segments, transitions, decisions }) => {
    const now = Object.fromEntries(segments.map((segment) => [segment.id, JSON.stringify(segment)]));
    const changed = segments.filter(({ id }) => now[id] !== was[id]);
    const text = JSON.stringify(decisions);
    const step = {
      seq,
      segments: changed,
      transitions: transitions.filter((one) => one.seq === seq && one.event !== 'models'),
      ...(text !== decided && { decisions }),
    };
    was = now;
    decided = text;
    return step;
  };
};
globalThis.foldNamed = async () => {
  const { setup, rows, heads } = await (await fetch('/' + location.hash.slice(1) + '.json')).json();
  // what the session before has left
  await asked(indexedDB.deleteDatabase('vitrine'));
  const { worker, call, problems } = await open();
  await call('open', { ...setup, assets: origin + '/vitrine/', models: origin + '/vitrine/heads/' });
  await call('rest');
  await allModels(call, heads);
  const database = await asked(indexedDB.open('vitrine'));
  const step = openSteps();
  const steps = [];
  for (const row of rows) {
    await write(database, row);
    await call('catchUp');
    const { outlook } = await call('inspect', 0);
    if (outlook.seq !== row.seq) throw new Error('folded up to ' + outlook.seq + ', not ' + row.seq);
    steps.push(step(outlook));
  }
  const { features, notInstrumented, scores, explanations } = await call('inspect', 0);
  database.close();
  worker.terminate();
  if (problems.length) throw new Error(problems.join(', '));
  return JSON.stringify({ steps, end: { features, notInstrumented, scores, explanations } });
};
</script></html>`;
