import { Bench } from 'tinybench';
import { rounded } from '../median.js';

/** Something small to time: `setUp` makes what one round works on and is not timed, `run` does `events` events of work. */
export type MicroTask<T> = Readonly<{ name: string; events: number; setUp(): T; run(input: T): unknown }>;

/** Microseconds of CPU per event, by tinybench. */
export type MicroTime = Readonly<{ name: string; median: number; p99: number; rounds: number }>;

/** Milliseconds of CPU that this process has used: other work on the machine does not count. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Times a task for `time` milliseconds. */
export async function timeTask<T>({ name, events, setUp, run }: MicroTask<T>, time = 300): Promise<MicroTime> {
  const bench = new Bench({ time, warmupTime: 100, now: cpuTime });
  let input: T;
  bench.add(
    name,
    async () => {
      const done = run(input);
      if (done instanceof Promise) await done;
    },
    { beforeEach: () => void (input = setUp()) },
  );
  const [task] = await bench.run();
  const { result } = task!;
  if (result.state !== 'completed') throw new Error(`${name}: ${'error' in result ? result.error : result.state}`);
  const { p50, p99, samplesCount } = result.latency;
  const perEvent = (milliseconds: number) => rounded((milliseconds * 1000) / events);
  return { name, median: perEvent(p50), p99: perEvent(p99), rounds: samplesCount };
}
