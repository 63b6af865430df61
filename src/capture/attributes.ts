import { attributeSaid, MARKED, VIEWED } from './attribute-said.js';
import type { Source } from './source.js';

/**
 * Reads `data-vitrine-event`: fires on click, or on a form's submit. Each parameter is `data-vitrine-<its name with hyphens>` on the
 * element or on its closest ancestor that has it. Those with `data-vitrine-on="view"`: signals/attribute-views.ts.
 */
export const attributes: Source = (emit, scope) => {
  scope.on('click submit', ({ type, target }) => {
    const element = (target as Partial<Element>).closest?.(MARKED);
    if (element && !element.matches(VIEWED) && (type === 'submit') === element.matches('form'))
      emit(...attributeSaid(element));
  });
};
