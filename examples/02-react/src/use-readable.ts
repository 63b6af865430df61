import { useSyncExternalStore } from 'react';
import type { Readable } from 'vitrine';

/** Follows anything of Vitrine's that changes: `useReadable(vitrine.segments)`, `useReadable(vitrine.decisions)`. */
export const useReadable = <T>({ get, subscribe }: Readable<T>): T => useSyncExternalStore(subscribe, get);
