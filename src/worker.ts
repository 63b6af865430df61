import { expose, type Endpoint } from 'comlink';
import { createEngine } from './engine.js';

/** Answers for one engine at this endpoint. */
export function serve(endpoint: Endpoint): void {
  expose(createEngine(), endpoint);
}

// the same file serves as a classic worker and, imported by a page that may have none, as a module
if (typeof window === 'undefined' && typeof importScripts === 'function') {
  serve(globalThis as unknown as Endpoint);
  postMessage('ready');
}
