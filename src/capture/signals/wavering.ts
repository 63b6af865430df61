import type { Scope } from '../scope.js';
import type { Signal } from './hearing/hear-acts.js';
import { picksVariant } from './hearing/picks-variant.js';

/** How often one choice is changed. */
const OFTEN = 3;

/**
 * Emits hesitation, once for each control of a page view: the same choice of a variant made three times; a quantity raised and then
 * lowered.
 */
export function wavering({ safe }: Scope): Signal {
  let path = '';
  let choices = new Map<unknown, number>();
  const numbers = new WeakMap<Element, number>();
  const rose = new WeakSet<Element>();
  return (act, say) => {
    const { control, tells, within } = act;
    if (path !== location.pathname) choices = new Map();
    path = location.pathname;
    if (picksVariant(act)) {
      const group = control.name || control.parentElement;
      const times = (choices.get(group) ?? 0) + 1;
      choices.set(group, times);
      if (times >= OFTEN) say('hesitation', { control: 'variant' }, 1);
    }
    const field = control.matches('input,select') ? control : control.parentElement?.querySelector('input');
    if (!field || !(tells('quantity') || within('quantity'))) return;
    const before = numbers.get(field) ?? Number(field.defaultValue ?? 1);
    const read = safe(() => {
      const now = Number(field.value);
      numbers.set(field, now);
      if (now > before) rose.add(field);
      else if (now < before && rose.has(field)) say('hesitation', { control: 'quantity' }, 1);
    });
    // a button changes the field when this listener has run; a busy page may see two changes of a field before its next task
    if (field === control) read();
    else setTimeout(read);
  };
}
