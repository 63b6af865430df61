export { Slot, type SlotContents, type SlotProps } from './slot.js';
export { useSegments } from './use-segments.js';
export { useSlot, type SlotState } from './use-slot.js';
export { useVitrine } from './use-vitrine.js';
export { vitrinePlugin } from './vitrine-plugin.js';
