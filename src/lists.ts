import type { Reader } from './capture/reading/open-reader.js';
import { openCatalogue, type Catalogue } from './catalogue/catalogue.js';
import { openLister } from './catalogue/lists/open-lister.js';
import { foldGoods } from './catalogue/shopper/fold-goods.js';
import { startGoods } from './catalogue/shopper/goods.js';
import { fillSlots } from './fill-slots.js';
import type { ListRule } from './decisions/list-rule.js';
import type { Decision } from './decisions/decision.js';
import type { Problem } from './lib/report.js';
import { loadFile } from './load-file.js';
import type { EventLog } from './memory/event-log.js';
import type { LoggedEvent } from './memory/logged-event.js';
import type { EngineSetup } from './protocol.js';
import type { Listen } from './running.js';
import type { Moment, TimelineRules } from './timeline.js';

/** The lists of an engine: a file of its own, loaded where a variant has one. */
export type Lists = Readonly<{
  /** Takes events in the order of `seq`; those that it has taken before are passed over. */
  take(rows: readonly LoggedEvent[]): void;
  /** What is decided, with the products of lists. A variant with too few gives way to the next. The same objects while nothing changes. */
  complete(moment: Moment, rules: TimelineRules): readonly Decision[];
  /** Reads the shop's feed when the page rests, and has what is decided told again; until then, lists wait where there is a feed. */
  bring(later: BringFeed): Promise<void>;
}>;

export type BringFeed = Readonly<{
  whenIdle: () => Promise<void>;
  catchUp: () => Promise<unknown>;
  signal: AbortSignal;
}>;

export type ListsOptions = Readonly<{
  setup: Pick<EngineSetup, 'catalogue' | 'assets' | 'slots'>;
  log: Pick<EventLog, 'since'>;
  reader: Pick<Reader, 'tells'>;
  listen: Listen;
  /** Load what reads feeds; default: from the folder of Vitrine's own files. */
  files?: FeedFiles;
}>;

type FeedModule = typeof import('./catalogue/feed/load-feed.js');
type GoogleModule = typeof import('./catalogue/feed/google/google-rows.js');
type FeedFiles = Readonly<{ feed(): Promise<FeedModule>; google(): Promise<GoogleModule> }>;

/** Opens lists over all that the log has. */
export async function openLists({ setup, log, reader, listen, files = filesOf(setup) }: ListsOptions): Promise<Lists> {
  const goods = startGoods();
  const lister = openLister();
  const report = (problem: Problem) => listen({ kind: 'problem', problem });
  let catalogue: Catalogue | undefined = setup.catalogue ? undefined : openCatalogue([]);
  let version = 0;
  const fill = fillSlots((rule: ListRule) => {
    const items = catalogue ? lister(rule, goods, catalogue) : [];
    return items.length && items.length >= (rule.min ?? 1) ? items : undefined;
  });
  const take: Lists['take'] = (rows) => {
    for (const row of rows) if (row.seq > goods.seq && foldGoods(goods, row)) version += 1;
  };
  reportMissing(setup, report);
  // a log that fails fails again for whoever waits for its events, and is told there
  take(await log.since(0).catch(() => []));
  return {
    take,
    complete: (moment, rules) => fill(moment, rules, version),
    async bring({ whenIdle, catchUp, signal }) {
      if (!setup.catalogue) return;
      await whenIdle();
      const loadGoogle = async () => (await files.google()).googleRows;
      const reading = { base: globalThis.origin, loadGoogle, tells: reader.tells, report, signal };
      const items = await files.feed().then(
        ({ loadFeed }) => loadFeed(setup.catalogue!, reading),
        (cause: unknown) =>
          void listen({
            kind: 'problem',
            problem: { code: 'page-load', field: 'assets', about: 'catalogue.feed', cause },
          }),
      );
      if (signal.aborted) return;
      catalogue = openCatalogue(items ?? []);
      version += 1;
      await catchUp();
    },
  };
}

/** A list of the catalogue needs one. */
function reportMissing({ catalogue, slots }: ListsOptions['setup'], report: (problem: Problem) => void): void {
  if (catalogue) return;
  for (const { slot, variants } of slots)
    for (const { name, list } of variants)
      if (list?.from === 'catalogue') {
        const field = `slots.${slot}.variants.${name}.list`;
        const message = `config.${field} is from the catalogue, and config.catalogue is missing; name your feed there. See docs/catalogue.md.`;
        report({ code: 'catalogue-load', field, message });
      }
}

const filesOf = ({ assets }: ListsOptions['setup']): FeedFiles => ({
  feed: () => loadFile(assets, 'vitrine.catalogue.feed.js'),
  google: () => loadFile(assets, 'vitrine.catalogue.google.js'),
});
