import type { Arrival } from '../../../../cli/inputs/arrival.js';
import { gather, type History, type Limits } from '../../../../cli/inputs/gather.js';
import { openInput, type InputChoice } from '../../../../cli/inputs/open-input.js';

/** What a file gave: its events by key, and what was said of it. */
export type Opened = Readonly<{
  histories: readonly History[];
  arrivals: readonly Arrival[];
  faults: readonly string[];
  notes: readonly string[];
  end: number;
}>;

/** Reads a whole file, or standard input in pieces, as the commands do. */
export async function opened(
  choice: Partial<Omit<InputChoice, 'stdin'>> & { pieces?: readonly (string | Buffer)[] },
  limits?: Limits,
): Promise<Opened> {
  const [faults, notes]: string[][] = [[], []];
  const { pieces = [], path, ...rest } = choice;
  const input = await openInput(
    {
      ...rest,
      path,
      stdin: (async function* () {
        yield* pieces;
      })(),
    },
    { fault: (message) => void faults!.push(message), note: (message) => void notes!.push(message) },
  );
  if (!input.arrivals) throw new Error(`${input.name} holds features`);
  const all: History[] = [];
  let end: number;
  try {
    const gathered = await gather(input.arrivals, limits);
    end = gathered.end;
    for await (const history of gathered.histories) all.push(history);
  } finally {
    input.close();
  }
  return { histories: all, arrivals: all.flatMap(({ arrivals }) => arrivals), faults: faults!, notes: notes!, end };
}

/** The events of one key, without their places. */
export const eventsOf = ({ histories }: Opened, key: string) =>
  histories.find((one) => one.key === key)?.arrivals.map(({ event }) => event) ?? [];
