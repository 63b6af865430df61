import type { Reason, Segment } from '../segments/segment.js';
import { bar, element } from './element.js';
import { clock, number, percent, signed, words } from './format.js';

function reason({ text, feature, value, contribution }: Reason): HTMLElement {
  const numbers = [
    feature && (value === undefined ? feature : `${feature} = ${number(value)}`),
    !feature && value !== undefined && number(value),
    contribution !== undefined && signed(contribution),
  ];
  return element('li', {}, [text, element('small', {}, numbers.filter(Boolean).join(' · '))]);
}

function segmentItem({
  id,
  score,
  active,
  known,
  enter,
  exit,
  since,
  object,
  reasons,
  missing,
  ...rest
}: Segment): HTMLElement {
  const facts = [
    `enters at ${percent(enter)}, leaves below ${percent(exit)}`,
    rest.basis === 'model' ? `model ${rest.model ?? ''}` : 'rules',
    active && since !== undefined && `since ${clock(since)}`,
  ];
  return element('li', { class: active ? 'item on' : 'item' }, [
    element('div', { class: 'row' }, [
      element('strong', {}, words(id)),
      element('small', { class: 'grow' }, id.split(':')[0]),
      active && element('span', { class: 'badge good' }, 'active'),
      !known && element('span', { class: 'badge' }, missing ? `not told: ${missing.join(', ')}` : 'not enough known'),
      element('b', { class: 'number' }, percent(score)),
    ]),
    bar(score, [exit, enter]),
    element('small', {}, facts.filter(Boolean).join(' · ')),
    object && element('p', {}, [`${object.kind}: `, element('em', {}, object.name)]),
    reasons.length > 0 && element('ul', { class: 'reasons' }, reasons.map(reason)),
  ]);
}

// What a person wants says more than where they stand.
const rank = ({ id, active, known }: Segment): number =>
  Number(active) * 4 + Number(!id.startsWith('context:')) * 2 + Number(known);

/** Every segment with its bar, thresholds and reasons, the active ones first; those without a score share a line. */
export function segmentsView(segments: readonly Segment[]): HTMLElement {
  const sorted = segments.toSorted((a, b) => rank(b) - rank(a) || b.score - a.score);
  const apart = sorted.filter(({ active, score }) => !active && !score);
  return element('ul', { class: 'list' }, [
    ...sorted.filter((segment) => !apart.includes(segment)).map(segmentItem),
    apart.length > 0 &&
      element('li', {}, [
        element('p', { class: 'chips' }, [
          element('small', {}, 'No sign of'),
          ...apart.map(({ id }) => element('span', { class: 'badge' }, id)),
        ]),
      ]),
  ]);
}
