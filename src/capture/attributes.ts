import { eventFields, itemFields } from './fields.js';
import { openScope } from './scope.js';
import type { Source } from './source.js';
import { watchViews } from './watch-views.js';

const marked = '[data-vitrine-event]';
const viewed = marked + '[data-vitrine-on=view]';

/**
 * Reads `data-vitrine-event`: fires on click, on a form's submit, or with `data-vitrine-on="view"` once, when half of the element
 * was visible for a second. Elements added later count too. Each parameter is `data-vitrine-<its name with hyphens>` on the
 * element or on its closest ancestor that has it.
 */
export const attributes: Source = (emit, { report }) => {
  const scope = openScope('attributes', report);
  const say = scope.safe((element: Element) => {
    const said: Record<string, unknown> = {};
    for (const key in { ...itemFields, ...eventFields }) said[key] = read(element, key);
    emit(read(element, 'event')!, said);
  });
  scope.on('click submit', ({ type, target }) => {
    const element = (target as Partial<Element>).closest?.(marked);
    if (element && !element.matches(viewed) && (type === 'submit') === element.matches('form')) say(element);
  });
  scope.onEnd(watchViews(viewed, say));
  return scope.end;
};

function read(element: Element, key: string): string | null | undefined {
  const attribute = 'data-vitrine-' + key.replaceAll('_', '-');
  return element.closest(`[${attribute}]`)?.getAttribute(attribute);
}
