import { within } from './within.js';

/**
 * Starts a classic worker and waits for its first message, `ready`. A script of another origin is started from a blob with
 * `importScripts`. Resolves to undefined when the worker is blocked, missing or silent for `deadline` ms; never rejects.
 */
export async function startWorker(url: string, deadline: number): Promise<Worker | undefined> {
  let worker: Worker | undefined;
  let blob: string | undefined;
  try {
    if (new URL(url).origin !== location.origin) {
      blob = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`], { type: 'text/javascript' }));
    }
    worker = new Worker(blob ?? url, { name: 'vitrine' });
    if (await within(firstSign(worker), deadline, () => false)) return worker;
  } catch {
    // SecurityError under a CSP or Trusted Types; the caller has another way and reports
  } finally {
    if (blob) URL.revokeObjectURL(blob);
  }
  worker?.terminate();
  return undefined;
}

/** A worker that cannot load says so by `error`; one that runs says `ready`. */
function firstSign(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    worker.addEventListener('message', () => resolve(true), { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(false);
    });
  });
}
