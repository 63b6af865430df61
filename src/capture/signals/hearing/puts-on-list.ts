import type { Act } from './read-act.js';

/** Whether an act puts something on a list of the shopper's: a button, a box that is ticked, a link that says "add". */
export const putsOnList = ({ type, control, leads, undoes }: Act): boolean =>
  type === 'change'
    ? control.checked
    : type === 'click' &&
      !undoes &&
      (!leads || /add/i.test(leads)) &&
      !control.matches('label,select,textarea,input:not([type=submit],[type=button],[type=image])');
