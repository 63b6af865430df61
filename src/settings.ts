import type { SlotRule } from './decisions/decision.js';
import type { PriorityRule, SuppressConfig } from './decisions/suppression/suppression.js';
import type { SegmentSettings } from './segments/segment-settings.js';

/** What a shop's config says of segments and decisions. Plain data: it crosses to the engine, which checks it. */
export type Settings = SegmentSettings &
  Readonly<{
    suppress?: SuppressConfig | undefined;
    priorities?: readonly PriorityRule[] | undefined;
    /** The slots that are decided, for the circumstances and offers of their variants. */
    slotRules?: readonly SlotRule[] | undefined;
  }>;

/** The settings among all that a config says. */
export const settingsOf = ({ segments, micro, uninstrumented, suppress, priorities }: Settings): Settings => ({
  segments,
  micro,
  uninstrumented,
  suppress,
  priorities,
});
