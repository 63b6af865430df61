import type { Capability } from './capability.js';
import { everything } from './everything.js';

/** All of them, by name. */
export const CAPABILITIES = Object.keys(everything('unknown')) as readonly Capability[];
