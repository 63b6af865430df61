import { expect, test } from 'vitest';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { openFeatureReader } from '../../../src/segments/feature-reader.js';
import { richLog } from './rich-log.js';

const IDS = ['page_views@1', 'weather_rain@1', 'brand_focus@1', 'nobody_knows@1'] as const;

test('a feature is the same by its place and by its name, whichever set was read before', () => {
  const read = openFeatureReader(IDS);
  const sets = [openFeatures(), openFeatures(MORE_FEATURES), openFeatures(MORE_FEATURES.toReversed())];
  const states = sets.map(({ start }) => start());
  let seen = 0;
  for (const event of richLog(3, { sessions: 2, events: 40, gap: 9000 }))
    for (const [place, { fold, look, news }] of sets.entries()) {
      const features = look(fold(states[place]!, event));
      const byName = [...read({ features })];
      expect([...read({ features, row: news(states[place]!) })]).toEqual(byName);
      seen += byName[0]!;
    }
  expect(seen).toBeGreaterThan(0);
});
