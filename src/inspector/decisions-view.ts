import type { Decision, Withheld } from '../decisions/decision.js';
import type { PriorityRule } from '../decisions/suppression/suppression.js';
import type { Segment } from '../segments/segment.js';
import { element } from './element.js';
import { clock, percent, signed } from './format.js';

const badge = (text: string): HTMLElement => element('span', { class: 'badge' }, text);

/** The reasons that are a variant's own, rather than a rule's of `suppress`. */
const OF_VARIANT = /^(locales|currencies|schedule|rollout|offer\.)/;

/** A variant that would have stood, the rule that held it back, and why. */
const withheldItem = ({ variant, rule, text }: Withheld): HTMLElement =>
  element('li', {}, [
    element('span', {}, [element('s', {}, variant), ' held back: ', text]),
    element('small', { class: 'code' }, OF_VARIANT.test(rule) ? rule : `suppress.${rule}`),
  ]);

function decisionItem({ slot, variant, segments, object, reason, at, ...rest }: Decision): HTMLElement {
  const { raised = [], suppressed = [], fleeting, policyVersion, propensity } = rest;
  const own = variant === 'default';
  const facts = [
    `propensity ${percent(propensity)}`,
    `policy ${policyVersion}`,
    `since ${clock(at)}`,
    fleeting && 'not kept for the next page',
  ];
  const chips = [
    ...segments.map(badge),
    ...raised.map((id) => badge(`\u2191 ${id}`)),
    object && badge(`${object.kind}: ${object.name}`),
  ];
  return element('li', { class: own ? 'item' : 'item on' }, [
    element('div', { class: 'row' }, [
      element('strong', { class: 'grow' }, slot),
      element('span', { class: own ? 'badge' : 'badge accent' }, variant),
    ]),
    element('p', {}, reason.text),
    chips.some(Boolean) && element('p', { class: 'chips' }, chips),
    suppressed.length > 0 && element('ul', { class: 'reasons held' }, suppressed.map(withheldItem)),
    element('small', {}, facts.filter(Boolean).join(' · ')),
  ]);
}

/** Which of the config's priorities are at work: both of their segments are active. */
function moves(priorities: readonly PriorityRule[], segments: readonly Segment[]): readonly HTMLElement[] {
  const active = new Set(segments.flatMap(({ id, active }) => (active ? id : [])));
  return priorities.flatMap(({ segment, add, when }) =>
    active.has(segment) && active.has(when) ? badge(`${signed(Number(add))} ${segment} while ${when}`) : [],
  );
}

type Known = Readonly<{ segments: readonly Segment[]; priorities?: readonly PriorityRule[] | undefined }>;

/** Every slot with its variant and the reason for it, what was held back there and why, and the priorities that are raised or lowered. */
export function decisionsView(decisions: readonly Decision[], { segments, priorities = [] }: Known): HTMLElement {
  const moved = moves(priorities, segments);
  return element('ul', { class: 'list' }, [
    ...decisions.map(decisionItem),
    moved.length > 0 &&
      element('li', {}, [element('p', { class: 'chips' }, [element('small', {}, 'Priorities'), ...moved])]),
  ]);
}
