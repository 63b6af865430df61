import type { Vitrine } from '../vitrine.js';
import { useShared } from './vitrine-plugin.js';

/** The instance that the plugin was given; undefined on a server. */
export const useVitrine = (): Vitrine | undefined => useShared()?.vitrine;
