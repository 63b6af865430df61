/** How long one task may be before what waits goes on in another, in milliseconds. */
const SLICE = 3;

/** Makes what runs pieces of work in order, soon, a few to a task: together they might make a long one. Ends with `signal`. */
export function openTurns(signal: AbortSignal): (run: () => void) => void {
  const waiting: (() => void)[] = [];
  let idle = true;
  const next = (): void => {
    const end = performance.now() + SLICE;
    idle = signal.aborted || !waiting.length;
    if (idle) return;
    setTimeout(next);
    do waiting.shift()!();
    while (waiting.length && performance.now() < end);
  };
  return (run) => {
    waiting.push(run);
    if (idle) setTimeout(next);
    idle = false;
  };
}
