import type { EventParams } from '../../capture/shop-event.js';
import type { FeatureGroup } from '../feature-group.js';
import type { FeatureId } from '../feature-vector.js';
import { measured } from '../measured.js';

type Param = 'section' | 'topic' | 'control' | 'away';

/** Features that count one kind of event, or of those only that say something. */
const COUNTED: readonly (readonly [id: FeatureId, name: string, param?: Param, value?: string])[] = [
  ['section_views@1', 'section_view'],
  ['review_section_views@1', 'section_view', 'section', 'reviews'],
  ['review_reads@1', 'review_read'],
  ['size_guide_views@1', 'size_guide_view'],
  ['delivery_reads@1', 'delivery_info_view'],
  ['returns_reads@1', 'delivery_info_view', 'topic', 'returns'],
  ['compares@1', 'compare_add'],
  ['variant_selects@1', 'variant_select'],
  ['hesitations@1', 'hesitation'],
  ['cart_hesitations@1', 'hesitation', 'control', 'cart'],
  ['pay_hesitations@1', 'hesitation', 'control', 'pay'],
  ['rage_clicks@1', 'rage_click'],
  ['dead_clicks@1', 'dead_click'],
  ['item_copies@1', 'item_copy'],
  ['exit_intents@1', 'exit_intent'],
  ['tab_returns@1', 'tab_return'],
  ['tab_returns_long@1', 'tab_return', 'away', 'long'],
  ['social_clicks@1', 'social_click'],
  ['coupon_field_visits@1', 'coupon_field_focus'],
];
/** The places of what an event may count in, by its name. */
const PLACES: ReadonlyMap<string, readonly number[]> = /* @__PURE__ */ new Map(
  COUNTED.map(([, name]) => [name, COUNTED.flatMap(([, other], place) => (other === name ? place : []))]),
);
const VIDEOS = COUNTED.length;
/** From here on a video counts as watched. */
const WATCHED_PERCENT = 75;

type SignalsState = {
  counts: number[];
  /** Whether the video that plays has been counted. */
  watched: boolean;
};

function watch(state: SignalsState, name: string, { video_percent }: EventParams): void {
  const ended = name === 'video_complete';
  const enough = ended || (name === 'video_progress' && measured(video_percent) >= WATCHED_PERCENT);
  if (enough && !state.watched) state.counts[VIDEOS]! += 1;
  state.watched = enough && !ended;
}

/** What this session's hands, eyes and pointer told, beyond the core set. */
export const signals: FeatureGroup<SignalsState> = {
  name: 'signals',
  takes: [...PLACES.keys(), 'video_start', 'video_progress', 'video_complete'],
  later: true,
  ids: [...COUNTED.map(([id]) => id), 'videos_watched@1'],
  start: () => ({ counts: Array.from({ length: VIDEOS + 1 }, () => 0), watched: false }),
  fold(state, { name, params }) {
    const places = PLACES.get(name);
    for (const place of places ?? []) {
      const [, , param, value] = COUNTED[place]!;
      if (!param || params[param] === value) state.counts[place]! += 1;
    }
    if (name.startsWith('video_')) watch(state, name, params);
    else if (!places) return false;
  },
  read: ({ counts }) => counts,
};
