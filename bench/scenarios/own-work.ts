/** An entry of a Chrome trace, as far as it is read here; `tts` and `tdur` in microseconds of its thread's CPU, so that other work on the machine does not count. */
export type TraceEvent = Readonly<{
  name: string;
  ph: string;
  pid: number;
  tid: number;
  tts?: number;
  tdur?: number;
  args?: Readonly<{
    data?: Readonly<{ url?: string; lineNumber?: number; scriptId?: string | number }>;
    beginData?: Readonly<{ url?: string }>;
  }>;
}>;

/** What is ours on the page: `page` is its address, `own` the beginning of every address of ours, `stubLine` the line of the inline stub. */
export type OwnScripts = Readonly<{ page: string; own: string; stubLine?: number | undefined }>;

/** Work on the main thread, milliseconds of CPU. */
export type OwnWork = Readonly<{
  /** Tasks in which we did something. */
  tasks: number;
  /** All that we did. */
  busy: number;
  /** Our part of the task that has most of it. */
  longest: number;
  /** What of the page's blocking time would be gone without us; a task blocks by what it takes above 50 ms. */
  blocking: number;
  /** The blocking time of the whole page. */
  pageBlocking: number;
  /** By file, most first; each with its part of the task that has most of it. */
  scripts: readonly Readonly<{ name: string; busy: number; longest: number }>[];
}>;

type Timed = TraceEvent & Readonly<{ tts: number; tdur: number }>;
type Span = Readonly<{ name: string; start: number; end: number }>;

const LONG = 50_000;
const STUB = 'head stub';
/** What Chrome does not attribute: answers of the worker, promises, modules. The page itself has none of them, so they are ours. */
const UNNAMED = 'answers and promises';
const UNNAMED_WORK = new Set(['RunMicrotasks', 'HandlePostMessage', 'v8.evaluateModule']);
const SCRIPT_WORK = new Set(['EvaluateScript', 'FunctionCall', 'v8.compile', 'v8.compileModule']);

/** Reduces a trace of one page view to our part in it. Throws if the page is not in the trace. */
export function readOwnWork(events: readonly TraceEvent[], scripts: OwnScripts): OwnWork {
  const parsed = events.find(({ name, args }) => name === 'ParseHTML' && args?.beginData?.url === scripts.page);
  if (!parsed) throw new Error(`The trace has no page view of ${scripts.page}.`);
  const main = events
    .filter((event): event is Timed => event.pid === parsed.pid && event.tid === parsed.tid && isTimed(event))
    .toSorted((a, b) => a.tts - b.tts || b.tdur - a.tdur);
  const tasks = main.filter((event) => event.name === 'RunTask' && endOf(event) > parsed.tts!);
  const spans = spansOf(main, scripts);
  const files = new Map<string, { busy: number; longest: number }>();
  const sum = { tasks: 0, busy: 0, longest: 0, blocking: 0, pageBlocking: 0 };
  for (const task of tasks) {
    const inside = spans.filter(({ start }) => start >= task.tts && start < endOf(task));
    const own = total(inside);
    const { tdur } = task;
    sum.tasks += own > 0 ? 1 : 0;
    sum.busy += own;
    sum.longest = Math.max(sum.longest, own);
    sum.blocking += Math.max(0, tdur - LONG) - Math.max(0, tdur - own - LONG);
    sum.pageBlocking += Math.max(0, tdur - LONG);
    for (const name of new Set(inside.map((span) => span.name))) {
      const before = files.get(name) ?? { busy: 0, longest: 0 };
      const part = total(inside.filter((span) => span.name === name));
      files.set(name, { busy: before.busy + part, longest: Math.max(before.longest, part) });
    }
  }
  const named = [...files].map(([name, { busy, longest }]) => ({ name, busy: ms(busy), longest: ms(longest) }));
  const { tasks: count, ...times } = sum;
  const inMs = Object.fromEntries(Object.entries(times).map(([key, value]) => [key, ms(value)])) as typeof times;
  return { tasks: count, ...inMs, scripts: named.toSorted((a, b) => b.busy - a.busy) };
}

const ms = (microseconds: number) => Math.round(microseconds / 10) / 100;
const isTimed = ({ ph, tts, tdur }: TraceEvent) => ph === 'X' && tts !== undefined && tdur !== undefined;
const endOf = ({ tts, tdur }: Timed) => tts + tdur;
const total = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** Stretches of ours that do not overlap: of nested work the innermost script counts, so that a callback of the page's own inside is not ours. */
function spansOf(main: readonly Timed[], scripts: OwnScripts): readonly Span[] {
  const nameOf = namer(main, scripts);
  const spans: Span[] = [];
  const open: { name: string | undefined; end: number }[] = [];
  let at = 0;
  const until = (time: number) => {
    const name = open.at(-1)?.name;
    if (name && time > at) spans.push({ name, start: at, end: time });
    at = Math.max(at, time);
  };
  const closeUntil = (time: number) => {
    for (let top = open.at(-1); top && top.end <= time; top = open.at(-1)) {
      until(top.end);
      open.pop();
    }
    until(time);
  };
  for (const event of main) {
    if (!SCRIPT_WORK.has(event.name) && !UNNAMED_WORK.has(event.name)) continue;
    closeUntil(event.tts);
    const around = open.length ? open.at(-1)!.name : UNNAMED;
    open.push({ name: UNNAMED_WORK.has(event.name) ? around : nameOf(event), end: endOf(event) });
  }
  closeUntil(Infinity);
  return spans;
}

/** The name of a file of ours, or undefined. */
function namer(main: readonly TraceEvent[], { page, own, stubLine }: OwnScripts) {
  const inline = main.find(
    ({ name, args }) => name === 'v8.compile' && args?.data?.url === page && args.data.lineNumber === stubLine,
  );
  const stubId = inline && String(inline.args!.data!.scriptId);
  return ({ args }: TraceEvent): string | undefined => {
    const { url = '', lineNumber, scriptId } = args?.data ?? {};
    if (url.startsWith(own)) return url.slice(own.length);
    if (url !== page || stubId === undefined) return undefined;
    return lineNumber === stubLine || String(scriptId) === stubId ? STUB : undefined;
  };
}
