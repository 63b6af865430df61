import { holdsUpRoots } from './up-roots.js';

const dialogs = 'dialog[open],[role$=dialog]';

/** Whether the focus is in an element, or in the dialog that it stands in; also through shadow roots. */
export const holdsFocus = (element: Element): boolean =>
  holdsUpRoots(element, (one, { activeElement: focus }) => focus && (one.closest(dialogs) ?? element).contains(focus));
