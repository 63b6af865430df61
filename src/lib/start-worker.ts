import { within } from './within.js';

/**
 * Starts a classic worker and waits for its first message, `ready`. A script of another origin is started from a blob with
 * `importScripts`. Resolves to undefined when the worker is blocked, missing or silent for `deadline` ms; never rejects. `signal`
 * ends it at once, whether it has started or not.
 */
export async function startWorker(url: string, deadline: number, signal: AbortSignal): Promise<Worker | undefined> {
  let worker: Worker | undefined;
  let blob: string | undefined;
  try {
    if (new URL(url).origin !== location.origin) {
      blob = URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`], { type: 'text/javascript' }));
    }
    worker = new Worker(trusted(blob ?? url), { name: 'vitrine' });
    if (await within(firstSign(worker, signal), deadline, () => false)) return worker;
  } catch {
    // SecurityError under a CSP or Trusted Types; the caller has another way and reports
  } finally {
    if (blob) URL.revokeObjectURL(blob);
  }
  worker?.terminate();
  return undefined;
}

let policy: { createScriptURL(url: string): unknown } | undefined;

/** The URL as a page with Trusted Types wants it; a second policy of one name would be refused, so it is made once. */
function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): typeof policy } })
    .trustedTypes;
  policy ??= factory?.createPolicy('vitrine', { createScriptURL: (own: string) => own });
  return (policy?.createScriptURL(url) as string | undefined) ?? url;
}

/** A worker that cannot load says so by `error`; one that runs says `ready`. */
function firstSign(worker: Worker, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      worker.terminate();
      resolve(false);
    });
    worker.addEventListener('message', () => resolve(true));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      resolve(false);
    });
  });
}
