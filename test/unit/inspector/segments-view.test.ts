// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { segmentsView } from '../../../src/inspector/segments-view.js';
import type { Segment } from '../../../src/segments/segment.js';

const segment: Segment = {
  id: 'cluster:urgency-buyer',
  score: 0.4,
  active: false,
  known: false,
  enter: 0.5,
  exit: 0.35,
  basis: 'rules',
  reasons: [],
};

it('tells too little evidence from events that the shop cannot tell', () => {
  expect(segmentsView([segment]).textContent).toContain('not enough known');
  const lacking = segmentsView([{ ...segment, missing: ['urgency_seen', 'begin_checkout'] }]).textContent;
  expect(lacking).toContain('not told: urgency_seen, begin_checkout');
  expect(lacking).not.toContain('not enough known');
});
