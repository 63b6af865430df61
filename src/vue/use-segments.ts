import type { ShallowRef } from 'vue';
import type { Segment } from '../segments/segment.js';
import { follow } from './follow.js';
import { useShared } from './vitrine-plugin.js';

/** The active segments; none on a server and until the component is mounted. */
export const useSegments = (): Readonly<ShallowRef<readonly Segment[]>> => follow(useShared()?.segments, []);
