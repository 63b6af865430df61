export { Slot, type Rendering, type SlotProps } from './slot.js';
export { useSegments } from './use-segments.js';
export { useSlot, type SlotState } from './use-slot.js';
export { useVitrine, VitrineProvider, type VitrineProviderProps } from './vitrine-context.js';
