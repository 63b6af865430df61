import type { Source } from './source.js';
import { watchViews } from './watch-views.js';

const prefix = 'data-vitrine-';
const marked = `[${prefix}event]`;
const viewed = `${marked}[${prefix}on=view]`;

/**
 * Reads `data-vitrine-event`: fires on click, on a form's submit, or with `data-vitrine-on="view"` once, when half of the element
 * was visible for a second. Elements added later count too. Each parameter is `data-vitrine-<its name with hyphens>` on the
 * element or on its closest ancestor that has it.
 */
export const attributes: Source = (emit, scope) => {
  const say = scope.safe((element: Element) => {
    const said: Record<string, string> = {};
    for (let one: Element | null = element; one; one = one.parentElement)
      for (const { name, value } of one.attributes)
        if (name.startsWith(prefix)) said[name.slice(prefix.length).replaceAll('-', '_')] ??= value;
    emit(said['event']!, said);
  });
  scope.on('click submit', ({ type, target }) => {
    const element = (target as Partial<Element>).closest?.(marked);
    if (element && !element.matches(viewed) && (type === 'submit') === element.matches('form')) say(element);
  });
  scope.onEnd(watchViews(viewed, say));
};
