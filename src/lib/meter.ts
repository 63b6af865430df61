/** A stretch of own work, or a change of the page until it is shown; milliseconds on the page's clock, `performance.now()`. */
export type Slice = Readonly<{ what: string; start: number; end: number }>;

/** Does a piece of work under a name, so that its cost can be measured. */
export type Run = <T>(what: string, work: () => T) => T;

/** Measures own work on the main thread, and shows it to the browser's tools (User Timing, `vitrine:<what>`). */
export type Meter = {
  /** Runs a piece of own work; what it returns or throws passes through. Of asynchronous work only the first part is seen. */
  readonly run: Run;
  /** Notes work that was measured otherwise, and how many milliseconds of it are not noted yet. */
  readonly note: (slice: Slice, ms: number) => void;
  /** The page has just been changed: a slice from here to the end of the frame that shows it. */
  readonly change: (what: string) => void;
  /** Milliseconds by name, of every piece of work; work inside other work counts under its own name alone. An empty one starts afresh. */
  spent: Record<string, number>;
  /** The latest 100 pieces of work of 1 ms or more, each noted at its end. */
  readonly slices: readonly Slice[];
  /** The latest 100 changes; the end is infinite until they are shown. */
  readonly changes: readonly Slice[];
  /** Called for each piece of work of 1 ms or more. */
  onSlice?: ((slice: Slice) => void) | undefined;
};

/** Milliseconds from which a piece of work is kept, and from which it is worth an entry in the browser's timeline. */
const KEPT = 1;
const SHOWN = 5;

const now = () => performance.now();
/** The latest 100. */
const keep = (list: Slice[], slice: Slice) => list.push(slice) > 100 && list.shift();
/** A timer set in the next frame runs when that frame is done. */
const afterFrame = (run: () => void) => requestAnimationFrame(() => setTimeout(run));

function show(slice: Slice): void {
  try {
    performance.measure(`vitrine:${slice.what}`, slice);
  } catch {
    // User Timing is missing, old, or the page's own; nothing else depends on it
  }
}

/** Makes a meter. */
export function openMeter(): Meter {
  const slices: Slice[] = [];
  const changes: Slice[] = [];
  /** What the running piece of work has run inside itself. */
  let inside = 0;
  const meter: Meter = {
    run(what, work) {
      const outside = inside;
      const start = now();
      inside = 0;
      try {
        return work();
      } finally {
        const slice = { what, start, end: now() };
        const ms = slice.end - start;
        meter.note(slice, ms - inside);
        inside = outside + ms;
        if (ms >= SHOWN) show(slice);
      }
    },
    note(slice, ms) {
      const { what, start, end } = slice;
      meter.spent[what] = (meter.spent[what] ?? 0) + ms;
      if (end - start < KEPT) return;
      keep(slices, slice);
      meter.onSlice?.(slice);
    },
    change(what) {
      const change = { what, start: now(), end: Infinity };
      keep(changes, change);
      afterFrame(() => {
        change.end = now();
        show(change);
      });
    },
    spent: {},
    slices,
    changes,
  };
  return meter;
}
