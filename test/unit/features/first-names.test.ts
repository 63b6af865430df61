import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventNames } from '../../../src/capture/reading/fields/event-names.js';
import { openFeatures } from '../../../src/features/features.js';
import { FIRST_NAMES } from '../../../src/features/first-names.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { anyLog } from './any-log.js';

const NAMES =
  'page_view view_item_list select_item view_item add_to_cart remove_from_cart view_cart begin_checkout add_shipping_info ' +
  'add_payment_info purchase refund search view_promotion select_promotion add_to_wishlist user_engagement scroll video_start ' +
  'gallery_interaction review_read size_guide_view coupon_field_focus urgency_seen brand_story_view list_sort list_filter tick';

const more = openFeatures(MORE_FEATURES);
/** Ids of the groups that take events of every name. */
const wide = new Set(MORE_FEATURES.filter(({ later }) => later).flatMap(({ ids }) => ids));
const narrow = more.ids.filter((id) => !wide.has(id));
const foldAll = (events: readonly LoggedEvent[]) => events.reduce(more.fold, more.start());

describe('the first event names', () => {
  it('are those that the first models were trained on, and never others', () => {
    expect([...FIRST_NAMES].toSorted()).toEqual(NAMES.split(' ').toSorted());
  });

  it('are what counts as an event, but for ticks', () => {
    expect(eventNames.filter((name) => more.counts(name)).toSorted()).toEqual(
      NAMES.split(' ')
        .filter((name) => name !== 'tick')
        .toSorted(),
    );
    expect(more.counts('constructor')).toBe(false);
  });
});

describe('events of later names', () => {
  it('change no feature but of the groups that ask for them, wherever they stand', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const before = events.filter(({ name }) => FIRST_NAMES.has(name));
        const [withThem, without] = [more.read(foldAll(events)), more.read(foldAll(before))];
        for (const id of narrow) expect({ id, value: withThem[id] }).toEqual({ id, value: without[id] });
      }),
      { numRuns: 300 },
    );
  });

  it('are known to the groups that ask for them, first of a session or not', () => {
    const at = Date.UTC(2026, 5, 15, 10);
    const event = (name: string, seq: number, session: number): LoggedEvent => ({ name, at, params: {}, seq, session });
    const state = foldAll([event('dead_click', 1, 1), event('page_view', 2, 1), event('dead_click', 3, 1)]);
    expect(more.read(state)).toMatchObject({ 'dead_clicks@1': 2, 'page_views@1': 1, 'events_per_minute@1': 1 });
    more.fold(state, event('exit_intent', 4, 2));
    expect(more.read(state)).toMatchObject({ 'dead_clicks@1': 0, 'exit_intents@1': 1, 'sessions@1': 1 });
    more.fold(state, event('page_view', 5, 2));
    expect(more.read(state)).toMatchObject({ 'exit_intents@1': 1, 'sessions@1': 2, 'page_views@1': 1 });
  });
});
