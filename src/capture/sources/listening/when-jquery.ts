import type { Scope } from '../../scope.js';
import type { Tools } from '../tools.js';

type Handle = (event: Readonly<{ type: string }>, ...told: any[]) => void;

/** Hears what scripts trigger on the body by jQuery, which reaches nobody else; a late jQuery is looked for with each click. */
export function whenJQuery(scope: Scope, { global }: Tools, [types, handle]: readonly [string, Handle]): void {
  const heard = scope.safe(handle);
  let bound = false;
  const bind = (): void => {
    const jQuery = global('jQuery') as any;
    if (bound || !jQuery?.fn) return;
    bound = true;
    const body = jQuery(document.body).on(types, heard);
    scope.onEnd(() => body.off(types, heard));
  };
  bind();
  scope.on('load click', bind);
}
