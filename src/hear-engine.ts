import { print } from './lib/print.js';
import type { Meter } from './lib/meter.js';
import type { PageOptions } from './page.js';
import type { EngineMessage, Outlook } from './protocol.js';
import type { Slots } from './slots/open-slots.js';

/** Tells the outlook with what stands, whenever either changes. */
export function openTelling({ onOutlook }: PageOptions, { run }: Meter) {
  let latest: Outlook | undefined;
  let stands: Outlook['stands'];
  const say = () => run('listeners', () => latest && onOutlook(stands ? { ...latest, stands } : latest));
  return {
    stand(now: Outlook['stands']) {
      stands = now;
      say();
    },
    /** What `show` changes is told with the outlook. */
    tell(outlook: Outlook, show: () => void) {
      latest = undefined;
      show();
      latest = outlook;
      say();
    },
  };
}

type Hearing = PageOptions &
  Pick<ReturnType<typeof openTelling>, 'tell'> &
  Readonly<{ slots: Slots; remember(outlook: Outlook): void }>;

/** Hears what the engine says: what it decided is shown, kept for the next page and told. */
export function hearEngine(
  { config, report, stub, slots, remember, onRevoked, tell, outlook: standing }: Hearing,
  meter: Meter,
) {
  const hear = (message: EngineMessage) => {
    if (config.debug) print(message.kind, message);
    if (message.kind === 'problem') report(message.problem);
    else if (message.kind === 'revoked') onRevoked();
    else {
      const { outlook } = message;
      if (standing.get()?.waits?.(outlook, slots)) return;
      // it speaks for a grant that no longer stands
      if (stub && outlook.grant && outlook.grant !== stub.stored.grant) stub.undo();
      tell(outlook, () => {
        slots.apply(outlook.decisions);
        remember(outlook);
      });
    }
  };
  return (message: EngineMessage) => meter.run('engine', () => hear(message));
}
