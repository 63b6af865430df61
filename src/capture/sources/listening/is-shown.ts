/** Whether an element is shown, as far as the browser tells without a layout. */
export const isShown = (element: Element): boolean => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
