import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue';
import type { Readable } from 'vitrine';

/** Follows anything of Vitrine's that changes: `useReadable(vitrine.segments)`, `useReadable(vitrine.decisions)`. */
export function useReadable<T>({ get, subscribe }: Readable<T>): Readonly<ShallowRef<T>> {
  const value = shallowRef(get());
  onScopeDispose(subscribe((now) => (value.value = now)));
  return shallowReadonly(value);
}
