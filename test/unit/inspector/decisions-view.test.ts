// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Decision } from '../../../src/decisions/decision.js';
import { decisionsView } from '../../../src/inspector/decisions-view.js';
import type { Segment, SegmentId } from '../../../src/segments/segment.js';

const offer: Decision = {
  slot: 'offer',
  variant: 'care',
  segments: ['own:churn-signs'],
  reason: { code: 'segment', text: 'Because you have been away.' },
  policyVersion: '1',
  propensity: 1,
  at: Date.UTC(2026, 2, 14),
};

const standing = (id: SegmentId, active: boolean): Segment => ({
  id,
  score: Number(active),
  active,
  known: true,
  enter: 1,
  exit: 1,
  basis: 'rules',
  reasons: [],
});

it('shows what was held back in a slot, the best first, by which rule and why', () => {
  const suppressed = [
    { variant: 'ten-off', rule: 'recentBuyers', text: 'Because you have ordered here lately.' },
    { variant: '<b>', rule: 'frequency[1]', text: 'Because you have seen it often enough.' },
  ];
  const view = decisionsView([{ ...offer, suppressed }], { segments: [] });
  expect([...view.querySelectorAll('.held li')].map(({ textContent }) => textContent)).toEqual([
    'ten-off held back: Because you have ordered here lately.suppress.recentBuyers',
    '<b> held back: Because you have seen it often enough.suppress.frequency[1]',
  ]);
  expect(view.querySelector('.held b')).toBeNull();
});

it('shows what a variant’s own terms have passed over by their reason alone', () => {
  const rules = ['locales', 'currencies', 'schedule', 'rollout', 'offer.unneeded'];
  const suppressed = rules.map((rule) => ({ variant: 'ten', rule, text: '' }));
  const view = decisionsView([{ ...offer, suppressed }], { segments: [] });
  expect([...view.querySelectorAll('.held .code')].map(({ textContent }) => textContent)).toEqual(rules);
});

it('shows what has raised a variant, and which are not kept for the next page', () => {
  const plain = decisionsView([offer], { segments: [] }).textContent;
  expect(plain).not.toMatch(/\u2191|next page|held back|Priorities/);
  const told = decisionsView([{ ...offer, raised: ['context:weather-rain'], fleeting: true }], { segments: [] });
  expect(told.textContent).toContain('\u2191 context:weather-rain');
  expect(told.textContent).toContain('not kept for the next page');
});

it('shows the priorities at work, raised and lowered: those of which both segments are active', () => {
  const segments = [
    standing('own:churn-signs', true),
    standing('context:weather-rain', true),
    standing('context:device-phone', true),
    standing('cart:abandoned', false),
  ];
  const priorities = [
    { segment: 'own:churn-signs', add: 20, when: 'context:weather-rain' },
    { segment: 'own:churn-signs', add: -5, when: 'context:device-phone' },
    { segment: 'own:churn-signs', add: 7, when: 'cart:abandoned' },
    { segment: 'cart:abandoned', add: 8, when: 'context:weather-rain' },
  ] as const;
  const chips = decisionsView([offer], { segments, priorities }).lastElementChild!.querySelectorAll('.badge');
  expect([...chips].map(({ textContent }) => textContent)).toEqual([
    '+20 own:churn-signs while context:weather-rain',
    '\u22125 own:churn-signs while context:device-phone',
  ]);
});
