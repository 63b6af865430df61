import { readFile } from 'node:fs/promises';
import type { KeptProfile } from '../../../../src/capture/profile.js';
import type { EventParams, Item, PageKind } from '../../../../src/capture/shop-event.js';
import { openFeatures } from '../../../../src/features/features.js';
import type { FeatureVector } from '../../../../src/features/feature-vector.js';
import { MORE_FEATURES } from '../../../../src/features/more/more-features.js';
import type { LoggedEvent } from '../../../../src/memory/logged-event.js';
import { openModels, type Models } from '../../../../src/model/open-models.js';
import { openRuntime } from '../../../../src/model/open-runtime.js';
import type { Scores } from '../../../../src/model/scores.js';
import { openWholeRulebook } from '../../../../src/whole-rulebook.js';
import { phrases as en } from '../../../../src/segments/phrases/en.js';
import type { Segment } from '../../../../src/segments/segment.js';
import { foldSegments, startSegments, type SegmentsState } from '../../../../src/segments/segments.js';

/** An event as tests write it: on which day of the shopper's life with the shop, and so many seconds into it; a new day is a new visit. */
export type Deed = Readonly<{ day: number; second?: number; name: string; params?: EventParams }>;

export type Standing = Readonly<{
  /** All segments after the last event, by id. */
  segments: ReadonlyMap<string, Segment>;
  /** The ids of the active ones, in their order. */
  active: readonly string[];
  features: FeatureVector;
  scores: Scores;
  state: SegmentsState;
  /** The segments after each event. */
  timeline: readonly (readonly Segment[])[];
}>;

const ALL = openFeatures(MORE_FEATURES);
const START = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;
const { families } = openWholeRulebook({});

/** The models that come with Vitrine, run as in a worker. */
export async function shippedModels(): Promise<Models> {
  const whenIdle = () => Promise.resolve();
  const first = await openModels({
    url: new URL('../../../../models/', import.meta.url).href,
    fetchBytes: async (url) => new Uint8Array(await readFile(new URL(url))),
    whenIdle,
    report: (problem): void => {
      throw new Error(JSON.stringify(problem));
    },
    availableFeatures: new Set(openFeatures().ids),
    openFurther: async () => ALL,
    openRuntime: () =>
      openRuntime({
        runtime: 'compact',
        whenIdle,
        openOrt: () => Promise.reject(new Error('not here')),
        loadOperators: async () => (await import('../../../../src/model/compact/more-operators.js')).MORE_OPERATORS,
      }),
  });
  return (await first.later?.models) ?? first;
}

const logged = (deeds: readonly Deed[]): LoggedEvent[] => {
  let session = 0;
  let day = -1;
  return deeds.map((deed, index) => {
    if (deed.day !== day) session += 1;
    day = deed.day;
    const at = START + deed.day * DAY + (deed.second ?? 0) * 1000;
    return { name: deed.name, params: deed.params ?? {}, session, at, seq: index + 1 };
  });
};

type Living = Readonly<{
  models?: Models | undefined;
  campaigns?: Readonly<Record<string, string>>;
  between?: (state: SegmentsState) => SegmentsState;
}>;

/** Lives through a history, with the shipped models or by rules alone. */
export async function live(
  deeds: readonly Deed[],
  { models, campaigns = {}, between }: Living = {},
): Promise<Standing> {
  let state = startSegments();
  const features = ALL.start();
  const timeline: (readonly Segment[])[] = [];
  let [vector, scores]: [FeatureVector, Scores] = [{}, {}];
  for (const event of logged(deeds)) {
    vector = ALL.read(ALL.fold(features, event));
    scores = (await models?.score(vector)) ?? {};
    const folded = foldSegments(between?.(state) ?? state, {
      event,
      features: vector,
      scores,
      campaigns,
      families,
      phrases: en,
    });
    state = folded.state;
    timeline.push(folded.segments);
  }
  const last = timeline.at(-1) ?? [];
  const active = last.filter((one) => one.active).map(({ id }) => id);
  return { segments: new Map(last.map((one) => [one.id, one])), active, features: vector, scores, state, timeline };
}

type Bought = Readonly<{ value?: number; id?: string }>;

/** An order of a coat on a day, with the looking before it. */
export function order(day: number, { value = 90, id = `T${day}` }: Bought = {}): readonly Deed[] {
  const items = [{ item_id: 'coat', item_name: 'Coat', item_category: 'Coats', price: value }];
  return [
    page([day, 0], 'product'),
    { day, second: 20, name: 'view_item', params: { items } },
    { day, second: 40, name: 'add_to_cart', params: { items } },
    { day, second: 90, name: 'purchase', params: { transaction_id: id, value, items } },
  ];
}

/** When something happens: on which day, and so many seconds into the visit. */
type When = readonly [day: number, second: number];

/** A page seen. */
export const page = ([day, second]: When, page_kind: PageKind, more: EventParams = {}): Deed => ({
  day,
  second,
  name: 'page_view',
  params: { page_kind, utc_offset: 0, ...more },
});

/** A home page seen on a day. */
export const look = (day: number): Deed => page([day, 0], 'home');

/** Something else that happened. */
export const deed = ([day, second]: When, name: string, params: EventParams = {}): Deed => ({
  day,
  second,
  name,
  params,
});

/** A list of coats from cheap to dear: prices that others are held against. */
export const list = (day: number, second: number): Deed =>
  deed([day, second], 'view_item_list', {
    items: [20, 40, 60, 80, 100, 150, 200, 300].map((price, n) => ({
      item_id: `l${n}`,
      item_category: 'Coats',
      price,
    })),
  });

/** A coat looked at on its page. */
export const view = (day: number, second: number, item: Item): readonly Deed[] => [
  page([day, second], 'product'),
  deed([day, second + 1], 'view_item', { items: [{ item_category: 'Coats', ...item }] }),
];

/** Coats of these prices looked at one after the other, half a minute each. */
export const views = (day: number, second: number, items: readonly Item[]): readonly Deed[] =>
  items.flatMap((item, n) => view(day, second + n * 30, { item_id: `v${day}-${n}`, ...item }));

/** What the shop says of the customer. */
export const told = (day: number, facts: KeptProfile['facts']): Deed =>
  deed([day, 1], 'profile_update', { profile: { customer: 'c1', as_of: START + day * DAY, facts } as KeptProfile });
