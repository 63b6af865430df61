import { expose, type Endpoint } from 'comlink';
import { createEngine } from './engine.js';
import type { EngineApi, EngineMessage, EngineNotice } from './protocol.js';

/** Answers for one engine at this endpoint; returns how to end it. */
export function serve(endpoint: Endpoint): () => void {
  const engine = createEngine();
  const tell = (message: EngineMessage) => endpoint.postMessage(message);
  const failed = (cause: unknown) =>
    tell({ kind: 'problem', problem: { code: 'engine-failed', about: 'append', cause } });
  // beside comlink, which lets it pass: an answer to every batch would cost the page more than the batch
  endpoint.addEventListener('message', (event) => {
    const { heard } = (event as MessageEvent<Partial<EngineNotice>>).data;
    if (heard) engine.append(heard).catch(failed);
  });
  const { rest, catchUp, persist, inspect } = engine;
  const api: EngineApi = { open: (setup) => engine.open(setup, tell), rest, catchUp, persist, inspect };
  expose(api, endpoint);
  return engine.close;
}

// the same file serves as a classic worker and, imported by a page that may have none, as a module
if (typeof window === 'undefined' && typeof importScripts === 'function') {
  serve(globalThis as unknown as Endpoint);
  postMessage('ready');
}
