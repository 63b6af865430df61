import type { Outlook } from './protocol.js';
import { latestTransitions, transitionsOf, type Transition } from './segments/transition.js';

/** Hands outlooks to the page: at once when something changes there, else when a pause comes. */
export type Outlooks = Readonly<{
  tell(outlook: Outlook): void;
  /** These transitions and, in their places, those that no event has caused but models, or the rulebook, that came. */
  withJumps(transitions: readonly Transition[]): readonly Transition[];
  close(): void;
}>;

/** What a page would do something for, but for the decisions; the figures behind it change with every event. */
const gist = ({ segments, memory, models }: Outlook): string =>
  JSON.stringify([memory, models, segments.flatMap(({ active, id, object }) => (active ? [id, object] : []))]);

/** What differs between two outlooks although nothing that happened between them has changed it: models have come. */
function jumpsOf(before: Outlook, now: Outlook): readonly Transition[] {
  if (now.models === before.models && now.seq !== before.seq) return [];
  const caused = new Set(now.transitions?.flatMap(({ seq, segment }) => (seq > before.seq ? segment : [])));
  const all = transitionsOf([before.segments], [now.segments], { at: now.at, seq: now.seq, name: 'models' });
  return all.filter(({ segment }) => !caused.has(segment));
}

/**
 * A copy of an outlook costs the page more than an event does. So one that changes no active segment and no decision waits up to `pause`
 * milliseconds, and only the last of those that wait is sent.
 */
export function openOutlooks(send: (outlook: Outlook) => void, pause: number): Outlooks {
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Outlook | undefined;
  let jumps: readonly Transition[] = [];
  const go = () => {
    clearTimeout(timer);
    timer = undefined;
    if (latest) send(latest);
  };
  return {
    tell(outlook) {
      const now = gist(outlook);
      const news = now !== told || outlook.decisions !== latest?.decisions;
      if (latest) jumps = latestTransitions(jumps, jumpsOf(latest, outlook));
      told = now;
      latest = outlook;
      if (news || !pause) go();
      else timer ??= setTimeout(go, pause);
    },
    withJumps: (transitions) =>
      jumps.length
        ? latestTransitions(
            [],
            [...transitions, ...jumps].toSorted((a, b) => a.seq - b.seq),
          )
        : transitions,
    close: () => clearTimeout(timer),
  };
}
