import { onActivated, onBeforeUnmount, onDeactivated, onMounted, shallowRef } from 'vue';
import type { ShallowRef } from 'vue';
import type { Join } from '../lib/share.js';

/**
 * What `join` tells, while the component stands in the page. On a server and in the first render in a browser it is `rest`, so that both
 * are the same; what is kept by `<KeepAlive>` hears nothing until it is back.
 */
export function follow<T>(join: Join<T> | undefined, rest: T): Readonly<ShallowRef<T>> {
  const value = shallowRef(rest);
  let leave: (() => void) | undefined;
  const begin = (): void => void (leave ??= join?.((now) => (value.value = now)));
  const end = (): void => {
    leave?.();
    leave = undefined;
  };
  onMounted(begin);
  onActivated(begin);
  onDeactivated(end);
  onBeforeUnmount(end);
  return value;
}
