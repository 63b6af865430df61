import type { Tell } from './lib/report.js';
import type { EngineSetup } from './protocol.js';
import type { openRulebook, Rulebook } from './rulebook.js';
import type { Settings } from './settings.js';
import type { openShopRules } from './shop-rules.js';
import { unknownSegments } from './unknown-segments.js';

/** Loads what decides beyond the core, from the folder of Vitrine's own files; with what a shop has set itself, or without. */
export type LoadBook = (assets: string) => Promise<{ openRulebook: typeof openRulebook }>;
export type LoadShopRules = (assets: string) => Promise<{ openShopRules: typeof openShopRules }>;

type Booking = Readonly<{ loadRulebook: LoadBook; loadShopRules: LoadShopRules; settings: Promise<Settings> }>;

const hasOwn = ({ settings = {}, slots }: EngineSetup) =>
  Object.values(settings).some((value) => value !== undefined) ||
  slots.some(({ variants }) => variants.some(({ terms }) => terms));

/** Whether the first answer already depends on the rulebook; if not, it is fetched when the page is idle. */
export const needsBook = (setup: EngineSetup): boolean =>
  hasOwn(setup) || unknownSegments(setup.slots, setup.campaigns).length > 0;

/** Makes what loads the rulebook of a setup, once; undefined, and reported, where it does not come. */
export function openBooking(
  setup: EngineSetup,
  { loadRulebook, loadShopRules, settings }: Booking,
  report: Tell,
): () => Promise<Rulebook | undefined> {
  const { assets } = setup;
  let booking: Promise<Rulebook | undefined> | undefined;
  const load = async () => {
    try {
      const [book, shop, kept] = await Promise.all([
        loadRulebook(assets),
        hasOwn(setup) ? loadShopRules(assets) : undefined,
        settings,
      ]);
      const opened = book.openRulebook(kept, shop?.openShopRules);
      opened.troubles.forEach(report);
      return opened;
    } catch (cause) {
      report({ code: 'page-load', field: 'assets', about: 'rulebook', cause });
      return undefined;
    }
  };
  return () => (booking ??= load());
}
