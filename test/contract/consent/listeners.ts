import { vi } from 'vitest';

type Listening = Readonly<{ type: string; listener: unknown; signal: AbortSignal | undefined }>;

/** Counts who listens to these targets from now on; `pause` ends the counting, `left` names the types that still have a listener. */
export function listenersOf(targets: readonly EventTarget[]) {
  const all: Listening[] = [];
  const spies = targets.flatMap((target) => {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    return [
      vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
        const { signal } = Object(options) as AddEventListenerOptions;
        all.push({ type, listener, signal });
        add(type, listener, options);
      }),
      vi.spyOn(target, 'removeEventListener').mockImplementation((type, listener, options) => {
        const at = all.findIndex((one) => one.type === type && one.listener === listener);
        if (at >= 0) all.splice(at, 1);
        remove(type, listener, options);
      }),
    ];
  });
  return {
    pause: () => spies.forEach((spy) => spy.mockRestore()),
    left: () => all.filter(({ signal }) => !signal?.aborted).map(({ type }) => type),
  };
}
