import type { Outlook } from './protocol.js';

/** Hands outlooks to the page: at once when something changes there, else when a pause comes. */
export type Outlooks = Readonly<{ tell(outlook: Outlook): void; close(): void }>;

/** What a page would do something for, but for the decisions; the figures behind it change with every event. */
const gist = ({ segments, memory, models }: Outlook): string =>
  JSON.stringify([memory, models, segments.flatMap(({ active, id, object }) => (active ? [id, object] : []))]);

/**
 * A copy of an outlook costs the page more than an event does. So one that changes no active segment and no decision waits up to `pause`
 * milliseconds, and only the last of those that wait is sent.
 */
export function openOutlooks(send: (outlook: Outlook) => void, pause: number): Outlooks {
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Outlook | undefined;
  const go = () => {
    clearTimeout(timer);
    timer = undefined;
    if (latest) send(latest);
  };
  return {
    tell(outlook) {
      const now = gist(outlook);
      const news = now !== told || outlook.decisions !== latest?.decisions;
      told = now;
      latest = outlook;
      if (news || !pause) go();
      else timer ??= setTimeout(go, pause);
    },
    close: () => clearTimeout(timer),
  };
}
