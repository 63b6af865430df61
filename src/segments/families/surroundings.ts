import type { EventParams } from '../../capture/shop-event.js';
import type { LoggedEvent } from '../../memory/logged-event.js';
import type { Family, Judging } from '../family.js';
import { draft, NOTHING } from '../hysteresis.js';
import type { Segment, SegmentId, SegmentObject } from '../segment.js';
import { ARRIVALS, arriving } from './surroundings/arriving.js';
import { goodsOf, leadsToPremium, type Goods } from './surroundings/landing.js';

/** Milliseconds for which the weather counts as told, as the features `weather_…@1` have it. */
const WEATHER_LASTS = 3 * 3_600_000;
/** Milliseconds before its page view in which a product may be told of. */
const AHEAD = 2000;
/** The part of the prices in lists that the dearest fifth is. */
const DEAREST = 5;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** What the latest events tell. That of the visit ends with it, that of the device holds until a page view tells otherwise. */
type Told = Readonly<{
  /** Of the visit: whether it has had a page view, how it came about, the seasons that stand with spaces between. */
  seen: boolean;
  arrival: ReturnType<typeof arriving>;
  season: string;
  /** Of an affiliate's link, where one led here: whether its page is still in view, and what stands on that. */
  led: Readonly<{ landing: boolean; goods: Goods }> | undefined;
  /** Of the device. */
  offset: number | undefined;
  connection: EventParams['connection'];
  power: EventParams['power'];
  /** The latest word on the weather, and when it was told. */
  weather: string;
  toldAt: number;
}>;

const NOTHING_TOLD: Told = {
  seen: false,
  arrival: undefined,
  season: '',
  led: undefined,
  offset: undefined,
  connection: undefined,
  power: undefined,
  weather: '',
  toldAt: 0,
};

/** The names that hold now, by kind, with spaces between; undefined where nothing is known. */
type Holding = Readonly<Record<Kind, string | undefined>>;
type Kind = 'weather' | 'season' | 'connection' | 'power' | 'arrival' | 'affiliate' | 'weekend';

/** What the family remembers. */
export type SurroundingsState = Readonly<{
  told: Told;
  /** The goods last shown, and when: their page view may follow. */
  shown: Readonly<{ at: number; goods: Goods }> | undefined;
  holding: Holding | undefined;
  language: string;
  segments: readonly Segment[];
}>;

/** `code` is that of its clause. */
type Fact = Readonly<{ id: SegmentId; kind: Kind; name: string; code: string }>;

const fact = (kind: Kind, name: string, own?: string): Fact => ({
  id: `context:${own ?? `${kind}-${name}`}`,
  kind,
  name,
  code: `context.${own ?? kind}`,
});

const all = (kind: Kind, names: readonly string[]) => names.map((name) => fact(kind, name));

/** Opens the further circumstances of a shop with these seasons: weather, season, connection, arrival, affiliate, weekend. Facts: 0 or 1. */
export function openSurroundings(seasons: readonly Readonly<{ id: string }>[] = []): Family<SurroundingsState> {
  const facts: readonly Fact[] = [
    ...all('weather', ['clear', 'cloudy', 'rain', 'snow', 'storm', 'fog', 'hot', 'cold']),
    ...all('season', [...new Set(seasons.map(({ id }) => id))]),
    ...all('connection', ['slow', 'saving', 'fast']),
    fact('power', 'low'),
    ...all('arrival', ARRIVALS),
    fact('affiliate', 'link', 'affiliate'),
    fact('affiliate', 'premium', 'affiliate-premium'),
    fact('weekend', 'now', 'weekend'),
  ];
  return {
    name: 'surroundings',
    ids: facts.map(({ id }) => id),
    start: () => ({ told: NOTHING_TOLD, shown: undefined, holding: undefined, language: '', segments: [] }),
    step(state, judging) {
      const { event, phrases } = judging;
      const told = hear(state, judging);
      const holding = holdingAt(told, event.at, state);
      const shown = shownBy(event) ?? (judging.fresh ? undefined : state.shown);
      const { language } = phrases;
      const same =
        holding === state.holding && told.led?.goods === state.told.led?.goods && language === state.language;
      const segments = same ? state.segments : facts.map((one) => judge(one, { told, holding }, judging));
      if (same && told === state.told && shown === state.shown) return { state, segments };
      return { state: { told, shown, holding, language, segments }, segments };
    },
  };
}

function hear(state: SurroundingsState, judging: Judging): Told {
  const { event, fresh } = judging;
  const told = fresh ? endVisit(state.told) : state.told;
  if (event.name === 'page_view') return view(told, { shown: fresh ? undefined : state.shown, judging });
  if (event.name === 'weather_update') {
    const { weather } = event.params;
    return { ...told, weather: String(weather ?? ''), toldAt: event.at };
  }
  return told.led?.landing ? landOn(told, goodsOf(event), judging) : told;
}

const endVisit = (told: Told): Told => ({ ...told, seen: false, season: '', arrival: undefined, led: undefined });

type Viewing = Readonly<{ shown: SurroundingsState['shown']; judging: Judging }>;

/** A page view tells all of the device that there is to know: what it leaves out is not known any more. */
function view(told: Told, { shown, judging }: Viewing): Told {
  const { at, params } = judging.event;
  const { connection, power, season = '', utc_offset: offset = told.offset, affiliate } = params;
  const arrival = arriving(told.arrival, params);
  const led = affiliate
    ? { landing: true, goods: { premium: leadsToPremium(params) } }
    : told.led && { ...told.led, landing: false };
  const { weather, toldAt } = told;
  const now: Told = { seen: true, arrival, season: String(season), led, offset, connection, power, weather, toldAt };
  if (!affiliate && isSame(now, told)) return told;
  return affiliate ? landOn(now, shown && at - shown.at <= AHEAD ? shown.goods : undefined, judging) : now;
}

/** What the page of an affiliate's link shows: the first product, else the first list that is of one thing. */
function landOn(told: Told, goods: Goods | undefined, { features, judged }: Judging): Told {
  const { object, premium } = told.led!.goods;
  const first = object?.kind === 'item' ? object : goods?.object?.kind === 'item' ? goods.object : undefined;
  const found = first ?? object ?? goods?.object;
  const isPremium =
    premium ||
    goods?.premium === true ||
    features['price_band@1'] === DEAREST ||
    ['premium', 'luxury'].some((motive) => judged.get(`context:campaign-${motive}`)?.active === true);
  if (found === object && isPremium === premium) return told;
  return { ...told, led: { landing: true, goods: { premium: isPremium, ...(found && { object: found }) } } };
}

/** Whether a page view tells nothing new, as most do. */
const isSame = (now: Told, told: Told): boolean =>
  TOLD.every((name) => now[name] === told[name]) && now.led?.landing === told.led?.landing;

const TOLD = ['seen', 'season', 'arrival', 'offset', 'connection', 'power'] as const;

function shownBy(event: LoggedEvent): SurroundingsState['shown'] {
  const goods = goodsOf(event);
  return goods && { at: event.at, goods };
}

/** What holds at a moment: the object of before where that is the same. */
function holdingAt(told: Told, at: number, last: SurroundingsState): Holding {
  const { seen, weather, toldAt, season, connection, power, arrival, led, offset } = told;
  const before = last.holding;
  const lasting = (Math.abs(at - toldAt) <= WEATHER_LASTS && weather) || undefined;
  const weekend = offset === undefined ? undefined : isWeekend(at, offset) ? 'now' : '';
  // only these two end by time alone
  if (before && told === last.told && lasting === before.weather && weekend === before.weekend) return before;
  const now: Holding = {
    weather: lasting,
    season: seen ? season : undefined,
    connection,
    power,
    arrival,
    affiliate: led ? (led.goods.premium ? 'link premium' : 'link') : seen ? '' : undefined,
    weekend,
  };
  for (const kind in now) if (now[kind as Kind] !== before?.[kind as Kind]) return now;
  return before ?? now;
}

/** By the shopper's clock, `offset` minutes from UTC; 1 January 1970 was a Thursday. */
function isWeekend(at: number, offset: number): boolean {
  const weekday = (((Math.floor((at + offset * MINUTE) / DAY) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

function judge(
  { id, kind, name, code }: Fact,
  { told, holding }: Readonly<{ told: Told; holding: Holding }>,
  { gate, phrases }: Judging,
): Segment {
  const held = holding[kind];
  const holds = !!held && ` ${held} `.includes(` ${name} `);
  const object = kind === 'affiliate' && holds ? told.led?.goods.object : undefined;
  const judged = holds
    ? { score: 1, reasons: [{ text: phrases.clause(code, about({ kind, name }, object)), contribution: 1 }] }
    : NOTHING;
  const one = draft(id, judged, { known: held !== undefined, enter: 1, exit: 1 });
  if (object) one.object = object;
  return gate.settle(one, holds);
}

/** An affiliate's link is told by what it led to. */
const about = (
  { kind, name }: Pick<Fact, 'kind' | 'name'>,
  object?: SegmentObject,
): Readonly<Record<string, string>> =>
  kind !== 'affiliate'
    ? { name: kind === 'season' ? name.replaceAll('-', ' ') : name }
    : object
      ? { name: object.name }
      : {};
