import type { Family } from '../family.js';
import type { SegmentSettings } from '../segment-settings.js';
import { cart } from './cart.js';
import { clv } from './clv.js';
import { lifecycle } from './lifecycle.js';
import { orientation } from './orientation.js';
import { pace } from './pace.js';
import { predictive } from './predictive.js';
import { prospect } from './prospect.js';
import { welcome } from './prospect/welcome.js';
import { rfm } from './rfm.js';
import { openSurroundings } from './surroundings.js';

const LASTING = [
  cart,
  pace,
  ...predictive,
  rfm,
  lifecycle,
  prospect,
  welcome,
  clv,
  ...orientation,
] as readonly Family[];

/** The families beyond clusters, intent and context that every shop has, in the order in which they see each other. */
export const builtIn = ({ seasons }: Pick<SegmentSettings, 'seasons'>): readonly Family[] => [
  openSurroundings(seasons) as Family,
  ...LASTING,
];
