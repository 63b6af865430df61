import { useSyncExternalStore } from 'react';
import type { Segment } from '../segments/segment.js';
import { useVitrine } from './vitrine-context.js';

const NONE: readonly Segment[] = [];
const none = () => NONE;
const never = () => none;

/** The active segments; none on a server and in the first render on the client. */
export function useSegments(): readonly Segment[] {
  const segments = useVitrine()?.segments;
  return useSyncExternalStore(segments?.subscribe ?? never, segments?.get ?? none, none);
}
