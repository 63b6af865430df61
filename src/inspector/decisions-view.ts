import type { Decision } from '../decisions/decision.js';
import { element } from './element.js';
import { clock, percent } from './format.js';

function decisionItem({
  slot,
  variant,
  segments,
  object,
  reason,
  policyVersion,
  propensity,
  at,
}: Decision): HTMLElement {
  const own = variant === 'default';
  const facts = [`propensity ${percent(propensity)}`, `policy ${policyVersion}`, `since ${clock(at)}`];
  return element('li', { class: own ? 'item' : 'item on' }, [
    element('div', { class: 'row' }, [
      element('strong', { class: 'grow' }, slot),
      element('span', { class: own ? 'badge' : 'badge accent' }, variant),
    ]),
    element('p', {}, reason.text),
    (segments.length > 0 || object !== undefined) &&
      element('p', { class: 'chips' }, [
        ...segments.map((id) => element('span', { class: 'badge' }, id)),
        object && element('span', { class: 'badge' }, `${object.kind}: ${object.name}`),
      ]),
    element('small', {}, facts.join(' · ')),
  ]);
}

/** Every slot with its variant and the reason for it. */
export const decisionsView = (decisions: readonly Decision[]): HTMLElement =>
  element('ul', { class: 'list' }, decisions.map(decisionItem));
