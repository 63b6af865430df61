import type { SegmentId } from './segment.js';

const NAMED: Readonly<Record<string, string>> = {
  cluster: 'high-intent-researcher discount-seeker brand-explorer visual-browser urgency-buyer',
  intent: 'general researching high checkout',
  context:
    'device-phone device-tablet device-desktop daypart-morning daypart-afternoon daypart-evening daypart-night campaign',
};

/** The ids of the three families of the core, in their order, without the motives of a config: for files that the core is not part of. */
export const CORE_IDS: readonly SegmentId[] = /* @__PURE__ */ Object.entries(NAMED).flatMap(([family, names]) =>
  names.split(' ').map((name): SegmentId => `${family}:${name}`),
);
