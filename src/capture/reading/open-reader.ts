import { hash32 } from '../../lib/hash-32.js';
import type { Tell } from '../../lib/report.js';
import type { Heard } from '../heard.js';
import type { PageKind, ShopEvent } from '../shop-event.js';
import { openDedupe, type Dedupe } from './echoes/dedupe.js';
import { identify, saidAliases } from './echoes/identity.js';
import { lacks } from './tally/lacks.js';
import { namesOf } from './echoes/names-of.js';
import { normalise } from './fields/normalise.js';
import { openPageGoods } from './echoes/open-page-goods.js';
import { openSeal, type Seal } from './privacy/open-seal.js';
import { openProfiles, type Profiles } from './profile/open-profiles.js';
import { openSensitive } from './privacy/open-sensitive.js';
import { sensitiveText, type TellsSensitive } from './privacy/sensitive-text.js';
import { pageContext } from './page/page-context.js';
import { openPageDuties, type PageDuties } from './tally/page-duties.js';
import type { PageKindRule } from './page/page-kind.js';
import { rankOf } from './echoes/ranks.js';
import type { SeasonRule } from './page/seasons.js';
import { speaker } from './echoes/speaker.js';
import { openTally, type CountIn, type Hearing, type Tally } from './tally/tally.js';

/** How what is heard is to be read: plain data. */
export type Reading = Readonly<{
  /** Page kind by path, before every other rule. */
  pageKinds: readonly PageKindRule[];
  /** Further hosts of the shop. */
  domains: readonly string[];
  /** Fields whose text is kept as a hash only; so they may hold what looks personal. */
  hash: readonly string[];
  /** Further words of sensitive goods. */
  sensitive: readonly string[];
  seasons: readonly SeasonRule[];
}>;

export type ReaderOptions = Reading &
  Readonly<{
    /** What hashes are made with. */
    salt: string;
    /** The random id under which the log is stored, where it is: what a page_view's `lot` is drawn from. */
    grant?: string | undefined;
    report: Tell;
  }>;

/** Reads what one page said. */
export type Reader = Readonly<{
  /** Known names, allow-listed parameters, a page_view described, an echo and what is sensitive dropped. */
  read(heard: readonly Heard[]): readonly ShopEvent[];
  /** Remembers the last events of the page before. */
  recall: Dedupe['recall'];
  /** What `identify()` and signed documents tell: `read` leaves that out. */
  profiles: Profiles;
  /** Hashes what is to be kept hashed: between `read` and keeping. */
  seal: Seal;
  /** What was heard, and what became of it. */
  hearing(): Hearing;
  /** Whether a text names something sensitive: for what of the shop's does not come as events. */
  tells: TellsSensitive;
}>;

/** How many lots there are: so few that thousands of shoppers share one. */
const LOTS = 65_536;

/** How long before a click that showed no effect is told as dead the shop may have told what it did, milliseconds. */
const EFFECT = 1500;

/** The page that is looked at. */
type View = Readonly<{ count: number; since: number; kind: PageKind | '' }>;

/** What one page's reading remembers. */
type Desk = Readonly<{
  options: ReaderOptions;
  hashed: ReadonlySet<string>;
  dedupe: Dedupe;
  goods: ReturnType<typeof openPageGoods>;
  sift: ReturnType<typeof openSensitive>;
  tally: Tally;
  duties: PageDuties;
}> & {
  view: View;
  /** When the shop last told a known event, milliseconds since the epoch. */
  told: number;
};

/** Told of one thing by one source. */
type Said = Readonly<{ heard: Heard; source: string; rank: number; aliases: readonly string[]; count: CountIn }>;

/**
 * Makes events of what a page said. Remembers the latest events and the page's goods, so one reader goes with one page. What the shop said itself
 * and cannot be read is reported as `event-unknown` and `event-malformed`; what other sources said is only counted.
 */
export function openReader(options: ReaderOptions): Reader {
  const tally = openTally();
  const desk: Desk = {
    options,
    hashed: new Set(options.hash),
    dedupe: openDedupe(),
    goods: openPageGoods(),
    sift: openSensitive(options.sensitive),
    tally,
    duties: openPageDuties(tally),
    view: { count: 0, since: 0, kind: '' },
    told: -Infinity,
  };
  return {
    read: (heard) => heard.flatMap((one) => (one.source === 'profile' ? [] : readHeard(desk, one))),
    profiles: openProfiles({
      ...options,
      hashed: desk.hashed,
      count: (what, which) => tally.row('profile', desk.view.kind, 'profile_update')(what, which),
    }),
    recall: desk.dedupe.recall,
    seal: openSeal(options.hash, options.salt),
    hearing: desk.duties.read,
    tells: sensitiveText(options.sensitive),
  };
}

function readHeard(desk: Desk, heard: Heard): readonly ShopEvent[] {
  const names = namesOf(heard);
  if (!names.length && typeof heard.name === 'string')
    desk.tally.row(heard.source, desk.view.kind, heard.name.slice(0, 40))('fates', 'unknown');
  return names.flatMap((name) => readOne(desk, name, heard));
}

function readOne(desk: Desk, name: string, heard: Heard): readonly ShopEvent[] {
  const { view, goods, duties, tally } = desk;
  const source = speaker(heard);
  const count = tally.row(source, view.kind, name);
  const said: Said = { heard, source, rank: rankOf(source), aliases: saidAliases(heard.said), count };
  const event = readSaid(desk, name, said);
  if (!event) return [];
  // what the shop tells of a click, the click has done
  if (name === 'dead_click' && event.at - desk.told <= EFFECT) {
    count('fates', 'echo');
    return [];
  }
  if (isShops(said)) desk.told = event.at;
  const left = desk.sift(event, said.aliases);
  if (!left) {
    duties.met(name);
    count('fates', 'sensitive');
    return [];
  }
  for (const lacking of lacks(left)) count('lacks', lacking);
  const whole = goods.complete(left, said);
  // what was held back may be of the page before
  const at = left.at < view.since ? view.count - 1 : view.count;
  const identity = identify(whole, said.aliases);
  const newness = desk.dedupe.judge({ event: whole, source, identity, view: at });
  goods.learn(whole, said, newness);
  duties.heard({ event: whole, source, key: identity.key, newness });
  // a page_view counts where it leads, all else where it is said
  const counted = name === 'page_view' ? tally.row(source, whole.params.page_kind ?? view.kind, name) : count;
  counted('fates', newness.kind === 'news' ? 'kept' : newness.kind);
  if (newness.kind !== 'news') return [];
  if (name === 'page_view') turn(desk, whole);
  return [whole];
}

/** What the shop says itself, rather than what is measured or read off the page. */
const isShops = ({ source, rank }: Said): boolean =>
  rank === 3 ? /^(data-layer|gtag|track|attributes)$/.test(source) : rank > 0;

function turn(desk: Desk, { at, params }: ShopEvent): void {
  desk.view = { count: desk.view.count + 1, since: at, kind: params.page_kind ?? '' };
  desk.goods.turn();
}

function readSaid({ options, hashed }: Desk, name: string, { heard, rank, count }: Said): ShopEvent | undefined {
  const { said, at, page } = heard;
  const { event, problems } = normalise(name, said, { at, hashed });
  for (const problem of problems) {
    if (problem.field) count('faults', problem.field.replace(/\d+/g, ''));
    if (rank === 3) options.report(problem);
  }
  if (!event) return void count('fates', 'unknown');
  if (!page) return event;
  const seen = normalise(name, pageContext(page, options, at), { at, hashed });
  for (const problem of seen.problems) options.report(problem);
  const lot = options.grant === undefined ? {} : { lot: hash32(options.grant) % LOTS };
  return { ...event, params: { ...seen.event?.params, ...event.params, ...lot } };
}
