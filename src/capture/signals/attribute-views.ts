import { attributeSaid, VIEWED } from '../attribute-said.js';
import type { Source } from '../source.js';
import { watchViews } from '../watch-views.js';

/**
 * Reads `data-vitrine-event` with `data-vitrine-on="view"`: fires once, when half of the element was visible for a second. Elements
 * added later count too.
 */
export const attributeViews: Source = (emit, scope) =>
  scope.onEnd(
    watchViews(
      VIEWED,
      scope.safe((element: Element) => emit(...attributeSaid(element))),
    ),
  );
