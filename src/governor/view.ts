import type { Meter } from '../lib/meter.js';
import type { AllParts } from './parts.js';

/** The page view under measurement. */
export type View = {
  readonly meter: Meter;
  /** Absolute URL of the folder of Vitrine's own files. */
  readonly assets: string;
  /** When it began, on the page's clock. */
  since: number;
  parts: AllParts;
};
