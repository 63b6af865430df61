import { describe, expect, it } from 'vitest';
import type { EventParams, PageKind } from '../../../src/capture/shop-event.js';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import { openFeatures } from '../../../src/features/features.js';
import { UCI_COLUMNS, uciFeatures } from '../../../src/features/uci-columns.js';
import type { CaseEvent } from './fold-all.js';
import { foldAll, logged } from './fold-all.js';

const core = openFeatures();

const PORTABLE = FEATURE_IDS.slice(0, 9);

/** A visit as UCI's makers would have written it down: see the events below. */
const ROW = {
  Administrative: '3',
  Administrative_Duration: '47.5',
  Informational: '2',
  Informational_Duration: '20',
  ProductRelated: '5',
  ProductRelated_Duration: '153.25',
  BounceRates: '0',
  ExitRates: '0.02',
  PageValues: '12.7',
  SpecialDay: '0.6',
  Month: 'Feb',
  VisitorType: 'Returning_Visitor',
  Weekend: 'TRUE',
  Revenue: 'FALSE',
};

function page(t: number, page_kind: PageKind): CaseEvent {
  return { t, session: 2, name: 'page_view', params: { page_kind, utc_offset: 60 } };
}

function other(t: number, name: string, params: EventParams = {}): CaseEvent {
  return { t, session: 2, name, params };
}

describe('a session of events and its row in UCI Online Shoppers', () => {
  it('are the same nine features: dwell between page views, not engaged time, and none for the last page', () => {
    const events: readonly CaseEvent[] = [
      // An earlier visit, on a weekday far from any special day: it only makes this visitor a returning one.
      { t: -30 * 86_400, session: 1, name: 'page_view', params: { page_kind: 'product', utc_offset: 60 } },
      { t: -30 * 86_400 + 90, session: 1, name: 'page_view', params: { page_kind: 'cart', utc_offset: 60 } },
      page(0, 'home'),
      other(9, 'user_engagement', { engagement_time_msec: 9000 }),
      page(10, 'listing'),
      other(15, 'scroll', { percent_scrolled: 90 }),
      page(30.25, 'product'),
      other(31, 'view_item', { items: [{ item_id: 'a', item_brand: 'Aalto' }] }),
      other(60, 'user_engagement', { engagement_time_msec: 1200 }),
      other(100, 'tick'),
      page(120.25, 'help'),
      page(135.25, 'about'),
      page(140.25, 'account'),
      page(150.25, 'other'),
      page(170.25, 'product'),
      page(200.25, 'product'),
      page(203.25, 'cart'),
      page(240.75, 'checkout'),
      other(300, 'user_engagement', { engagement_time_msec: 59_000 }),
      other(400, 'tick'),
    ];
    // Friday in UTC, but already Saturday, 10 February, on the shopper's clock: two days after the peak of 8 February.
    const vector = core.read(foldAll(logged(events, '2024-02-09T23:30:00Z')));
    const row = uciFeatures(ROW);
    expect(row.problem).toBeUndefined();
    expect(PORTABLE.map((id) => vector[id])).toEqual(PORTABLE.map((id) => row.features![id]));
    expect(PORTABLE.every((id) => Object.hasOwn(vector, id))).toBe(true);
  });
});

describe('the column mapping', () => {
  it('covers the nine portable features in registry order', () => {
    expect(UCI_COLUMNS.map(({ feature }) => feature)).toEqual([...PORTABLE]);
    expect(Object.keys(uciFeatures(ROW).features!)).toEqual([...PORTABLE]);
  });

  it('does not touch what no browser can know', () => {
    const columns = UCI_COLUMNS.map(({ column }) => column);
    for (const leak of ['PageValues', 'BounceRates', 'ExitRates', 'Revenue']) expect(columns).not.toContain(leak);
  });

  it.each([
    ['Returning_Visitor', 1],
    ['New_Visitor', 0],
    ['Other', 0],
  ])('reads VisitorType %s as %i', (VisitorType, value) => {
    expect(uciFeatures({ ...ROW, VisitorType }).features?.['returning_visitor@1']).toBe(value);
  });

  it.each([
    ['Administrative', '1.5'],
    ['Administrative', '-1'],
    ['Informational', ''],
    ['ProductRelated', 'many'],
    ['Administrative_Duration', '-1'],
    ['ProductRelated_Duration', 'NaN'],
    ['Informational_Duration', 'Infinity'],
    ['Informational_Duration', ' '],
    ['VisitorType', 'returning'],
    ['VisitorType', 'toString'],
    ['Weekend', 'yes'],
    ['SpecialDay', '1.2'],
  ])('refuses %s = %j and names both', (column, value) => {
    const { features, problem } = uciFeatures({ ...ROW, [column]: value });
    expect(features).toBeUndefined();
    expect(problem).toMatchObject({ code: 'uci-column', field: column });
    expect(problem?.message).toContain(column);
    expect(problem?.message).toContain(JSON.stringify(value));
  });

  it.each([
    ['TRUE', 1],
    ['True', 1],
    ['false', 0],
    ['1', 1],
    ['0', 0],
  ])('reads Weekend = %j, as one program or another writes it', (text, weekend) => {
    expect(uciFeatures({ ...ROW, Weekend: text }).features).toMatchObject({ 'weekend@1': weekend });
  });

  it('says which column is missing', () => {
    const { Weekend: _, ...row } = ROW;
    expect(uciFeatures(row).problem).toMatchObject({ field: 'Weekend', message: expect.stringContaining('missing') });
  });
});
