import type { LoggedEvent } from '../../../memory/logged-event.js';
import type { Guard, InScope } from '../guard.js';
import type { Candidate } from '../suppression.js';
import { DAY } from './day.js';

export type Frequency = Readonly<{ visit?: number; day?: number; week?: number; of?: 'variant' | 'slot' }>;

/** How often one variant, or any of one slot, was seen: in its latest visit, and on its latest day and the six before. */
type Seen = Readonly<{ slot: string; variant: string; session: number; inVisit: number; day: number; days: Counts }>;
type Counts = readonly number[];

type State = Readonly<{
  session: number;
  /** The shopper's clock, minutes from UTC, and day. */
  offset: number;
  today: number;
  seen: readonly Seen[];
  /** Those that were seen often enough when this page was opened: nothing is taken from under the shopper's eyes. */
  enough: readonly Seen[];
}>;

/** Of each rule; beyond that, what was seen longest ago is forgotten. */
const MOST_SEEN = 200;
const WEEK = 7;

/** Holds back what was seen so often in this visit, on this day or in seven days, from the page view after that on. */
export function frequency(options: Frequency, inScope: InScope): Guard<State> {
  const { visit, day, week, of } = options;
  const isDefault = visit === undefined && day === undefined && week === undefined;
  const most = isDefault ? [Infinity, 3, 10] : [visit, day, week].map((one) => one ?? Infinity);
  const isEnough = (state: State) => (one: Seen) => {
    const counts = passTo(one, state.today);
    const inWeek = counts.reduce((sum, count) => sum + count, 0);
    const inVisit = one.session === state.session ? one.inVisit : 0;
    return [inVisit, counts[0]!, inWeek].some((count, window) => count >= most[window]!);
  };
  const isOf =
    ({ slot, variant }: Candidate) =>
    (one: Seen) =>
      one.slot === slot && (of === 'slot' || one.variant === variant);
  return {
    start: { session: 0, offset: 0, today: 0, seen: [], enough: [] },
    fold(state, event) {
      const exposed = exposureOf(event);
      if (exposed && inScope(exposed.slot, exposed.variant))
        return { ...state, seen: see(state, { ...exposed, ...(of === 'slot' && { variant: '' }) }, event.session) };
      if (event.name !== 'page_view') return state;
      const { utc_offset: offset = state.offset } = event.params;
      const today = Math.floor((event.at + offset * 60_000) / DAY);
      const now = { ...state, session: event.session, offset, today };
      return { ...now, enough: state.seen.filter(isEnough(now)) };
    },
    holds: ({ enough }, candidate) => enough.some(isOf(candidate)),
    isFleeting(state, candidate) {
      const [isIt, enough] = [isOf(candidate), isEnough(state)];
      return state.seen.some((one) => isIt(one) && enough(one));
    },
  };
}

/** What of the shop's own variants was seen; the default is none of them. */
function exposureOf({ name, params }: LoggedEvent): Pick<Seen, 'slot' | 'variant'> | undefined {
  const { promotion_name, creative_slot: slot, promotion_id: variant } = params;
  if (name !== 'view_promotion' || promotion_name !== 'vitrine' || !slot || !variant) return undefined;
  return variant === 'default' ? undefined : { slot, variant };
}

function see({ seen, today }: State, { slot, variant }: Pick<Seen, 'slot' | 'variant'>, session: number) {
  const isIt = (one: Seen) => one.slot === slot && one.variant === variant;
  const before = seen.find(isIt);
  const [first = 0, ...rest] = before ? passTo(before, today) : [];
  const inVisit = before?.session === session ? before.inVisit + 1 : 1;
  const now: Seen = { slot, variant, session, inVisit, day: today, days: [first + 1, ...rest] };
  return [...seen.filter((one) => !isIt(one)), now].slice(-MOST_SEEN);
}

/** The counts of the seven days up to `today`, its own first. */
function passTo({ day, days }: Seen, today: number): Counts {
  const passed = Math.max(0, Math.min(WEEK, today - day));
  return passed ? [...Array.from({ length: passed }, () => 0), ...days].slice(0, WEEK) : days;
}
