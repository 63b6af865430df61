import { expect, it } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { explain } from '../../../src/explain.js';
import { unknownSegments } from '../../../src/unknown-segments.js';

const rules = (segments: readonly `${string}:${string}`[], except: readonly `${string}:${string}`[] = []) =>
  slotRules({ hero: { variants: { sale: { segments, except } } } });

it('accepts every segment that can be assigned, the motives of the config among them', () => {
  const slots = rules(['cluster:discount-seeker', 'intent:high', 'context:device-phone', 'context:campaign-style']);
  expect(unknownSegments(slots, { spring: 'style' })).toEqual([]);
});

it('names slot, variant and segment of one that cannot', () => {
  const problems = unknownSegments(rules(['cluster:discount-seekr'], ['context:campaign-style']), {});
  expect(problems.map(({ code, field }) => [code, field])).toEqual([
    ['segment-unknown', 'slots.hero.variants.sale'],
    ['segment-unknown', 'slots.hero.variants.sale'],
  ]);
  const messages = problems.map((problem) => explain(problem).message);
  expect(messages[0]).toContain('no segment cluster:discount-seekr');
  expect(messages[1]).toContain('campaigns');
});
