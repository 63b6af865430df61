import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';
import { controlOf, toldOf } from './hearing/told-of.js';

/** How long a control is hovered or focused without a click, milliseconds. */
const LONG = 2000;

/** Emits hesitation, once for each control of a page view: two seconds over what adds to the cart or pays, without a click. */
export const lingering: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  /** What controls are for, so that a pointer on its way asks the words once. */
  const kinds = new WeakMap<Element, 'cart' | 'pay' | ''>();
  let over: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  scope.onEnd(() => clearTimeout(timer));
  void tools.words().then((says) =>
    scope.on('pointerover pointerout focusin focusout click', (event) => {
      const { type, relatedTarget, pointerType } = event as PointerEvent;
      const leaves = type.endsWith('out');
      if (type === 'click') return clearTimeout(timer);
      if ((leaves && relatedTarget) || pointerType === 'touch') return;
      const control = leaves ? null : controlOf(event);
      if (control === over) return;
      clearTimeout(timer);
      over = control;
      if (!control) return;
      const kind = kinds.get(control) ?? toldOf(control, says, ['cart', 'pay']) ?? '';
      kinds.set(control, kind);
      if (kind)
        timer = setTimeout(
          scope.safe(() => say('hesitation', { control: kind }, 1)),
          LONG,
        );
    }),
  );
};
