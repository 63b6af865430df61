import type { Run } from '../lib/meter.js';
import type { Tell } from '../lib/report.js';

/** Listeners and clean-ups of one source, which end together. */
export type Scope = Readonly<{
  /** Wraps a handler: silent after the end, and a throw is reported as `capture-failed` (once per scope). */
  safe<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void;
  /** Listens, passively and before the page does, to space-separated event types on `target` or the whole window. */
  on(types: string, handler: (event: Event) => void, target?: EventTarget): void;
  /** Runs `clean` at the end. */
  onEnd(clean: () => void): void;
  end(): void;
}>;

/** Opens the scope of the source called `field`; `run` does what its handlers do. */
export function openScope(field: string, report: Tell, run: Run = (_, work) => work()): Scope {
  const controller = new AbortController();
  const { signal } = controller;
  let failed = false;
  /** What a handler calls is measured with it. */
  let inside = false;
  const safe: Scope['safe'] =
    (handle) =>
    (...args) => {
      if (signal.aborted) return;
      const nested = inside;
      const work = () => handle(...args);
      try {
        inside = true;
        if (nested) work();
        else run('capture', work);
      } catch (cause) {
        if (!failed) report({ code: 'capture-failed', field, cause });
        failed = true;
      } finally {
        inside = nested;
      }
    };
  return {
    safe,
    on(types, handler, target = window) {
      for (const type of types.split(' '))
        target.addEventListener(type, safe(handler), { capture: true, passive: true, signal });
    },
    onEnd: (clean) => signal.addEventListener('abort', clean),
    end: () => controller.abort(),
  };
}
