import type { EventParams } from '../capture/shop-event.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import { draft, NOTHING, type Draft, type Hysteresis, type Judged } from './hysteresis.js';
import type { Phrases } from './phrases/phrases.js';
import type { Segment, SegmentId } from './segment.js';

/** What the page views have told of the circumstances. Device and clock outlast a visit; a campaign does not. */
export type ContextState = Readonly<{
  /** Whether this visit has had a page view. */
  seen: boolean;
  device?: NonNullable<EventParams['device']>;
  /** Minutes to add to UTC to get the shopper's clock. */
  offset?: number;
  campaign?: string | undefined;
}>;

/** One value that a fact may have. Spelled out once, since ids and words put together for every event would cost most of all. */
type Option = Readonly<{ id: SegmentId; name: string; judged: Judged }>;

const optionsOf = (phrases: Phrases, kind: string, names: readonly string[]): readonly Option[] =>
  names.map((name) => ({
    id: `context:${kind}-${name}`,
    name,
    judged: { score: 1, reasons: [{ text: phrases.clause(`context.${kind}`, { name }), contribution: 1 }] },
  }));

type Options = Readonly<{ devices: readonly Option[]; dayparts: readonly Option[] }>;

const spelled = new WeakMap<Phrases, Options>();

function spell(phrases: Phrases): Options {
  let options = spelled.get(phrases);
  if (!options) {
    options = {
      devices: optionsOf(phrases, 'device', ['phone', 'tablet', 'desktop']),
      dayparts: optionsOf(phrases, 'daypart', ['morning', 'afternoon', 'evening', 'night']),
    };
    spelled.set(phrases, options);
  }
  return options;
}

/** The context after one event; `fresh` when it opens a new visit. */
export function foldContext(state: ContextState, event: LoggedEvent, fresh: boolean): ContextState {
  const { campaign: last } = state;
  if (event.name !== 'page_view') return fresh ? { ...state, seen: false, campaign: undefined } : state;
  const { device = state.device, utc_offset: offset = state.offset, campaign: given } = event.params;
  const campaign = given?.trim() || (fresh ? undefined : last);
  if (!fresh && state.seen && device === state.device && offset === state.offset && campaign === last) return state;
  return {
    seen: true,
    ...(device && { device }),
    ...(offset !== undefined && { offset }),
    ...(campaign && { campaign }),
  };
}

/** Device, daypart and campaign segments, then one for each motive of the config, in its order. They are facts: 0 or 1. */
export function contextSegments(
  state: ContextState,
  input: Readonly<{ at: number; campaigns: Readonly<Record<string, string>>; phrases: Phrases }>,
  gate: Hysteresis,
): readonly Segment[] {
  const { seen, device, campaign } = state;
  const { devices, dayparts } = spell(input.phrases);
  const fact = (id: SegmentId, judged: Judged, known: boolean) =>
    gate.settle(draft(id, judged, { known, enter: 1, exit: 1 }), judged !== NOTHING);
  const oneOf = (options: readonly Option[], name?: string) =>
    options.map((one) => fact(one.id, one.name === name ? one.judged : NOTHING, !!name));
  const facts = [...oneOf(devices, device), ...oneOf(dayparts, daypartNow(state, input.at))];
  const { byCampaign, motives } = motivesOf(input.campaigns);
  const id = campaign?.toLowerCase() ?? '';
  const byWay = (segment: SegmentId, holds: boolean) => {
    const one: Draft = fact(segment, holds ? came(input.phrases, campaign ?? id) : NOTHING, seen);
    if (holds) one.object = { kind: 'campaign', id, name: campaign ?? id };
    return one;
  };
  const motive = byCampaign.get(id);
  return [...facts, byWay('context:campaign', !!id), ...motives.map((segment) => byWay(segment, segment === motive))];
}

const came = (phrases: Phrases, name: string): Judged => ({
  score: 1,
  reasons: [{ text: phrases.clause('context.campaign', { name }), contribution: 1 }],
});

/** The part of the day on the shopper's clock; undefined while no page view has told what that shows. */
export const daypartNow = ({ offset }: ContextState, at: number): string | undefined =>
  offset === undefined ? undefined : daypartOf(at, offset);

function daypartOf(at: number, offset: number): string {
  const minutes = (Math.floor(at / 60_000) + offset) % 1440;
  const hour = ((minutes + 1440) % 1440) / 60;
  if (hour < 5 || hour >= 22) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

type Motives = Readonly<{ byCampaign: ReadonlyMap<string, SegmentId>; motives: readonly SegmentId[] }>;

/** The config is the same object for every event, so its motives are worked out once. */
const known = new WeakMap<Readonly<Record<string, string>>, Motives>();

function motivesOf(campaigns: Readonly<Record<string, string>>): Motives {
  let found = known.get(campaigns);
  if (!found) {
    const byCampaign = new Map<string, SegmentId>();
    for (const [campaign, motive] of Object.entries(campaigns)) {
      const name = slug(motive);
      if (name) byCampaign.set(campaign.trim().toLowerCase(), `context:campaign-${name}`);
    }
    found = { byCampaign, motives: [...new Set(byCampaign.values())] };
    known.set(campaigns, found);
  }
  return found;
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
