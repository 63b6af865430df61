import type { Act } from './read-act.js';

const VARIANT = /varia(nt|tion)|swatch|attribute|product[-_]+(form|option)|(options?|group)\[/i;
/** What is chosen by a click: it says so itself, for a product's form has other buttons too. */
const SWATCHES =
  '[role=radio],[role=option],:is(a,button,li,div,span,img):is([class*=swatch],[class*=variant],[class*=option])';

/** Whether an act chooses size, colour or the like of a product: a field, a swatch. */
export function picksVariant({ type, control, around, tells, within, undoes }: Act): boolean {
  if (undoes || !VARIANT.test(`${control.name ?? ''} ${around}`) || within('filter') || tells('quantity')) return false;
  return type === 'change' ? control.matches('select,[type=radio]') : type === 'click' && control.matches(SWATCHES);
}
