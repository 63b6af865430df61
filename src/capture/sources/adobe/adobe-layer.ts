import { lookOut } from '../listening/look-out.js';
import { openCursor } from '../listening/open-cursor.js';
import type { FurtherSource } from '../tools.js';

export type Told = Readonly<Record<string, any>>;

/** Reads an entry of the layer, and hands what it tells in our words to `say`; `state` reads what the layer holds besides. */
export type ReadEntry = (entry: Told, say: (name: string, said: Told) => void, state: () => Told) => void;

type Layer = Readonly<{ getState?: () => Told }>;

/**
 * Reads an Adobe Client Data Layer, before and after Adobe's script has taken its array over. No listener is added, since the
 * layer clones what it hands to listeners, and the page's own `push` would throw over what cannot be cloned.
 */
export const readLayer =
  (read: ReadEntry): FurtherSource =>
  (emit, scope, { global, backfill }) => {
    let mute = !backfill;
    let searched: unknown;
    const layer = (): unknown => global('adobeDataLayer');
    const say = (name: string, said: Told): void => {
      const { search_term } = said;
      // told for what is asked and for what is found, and for each further page of it
      if (name === 'search' && (!search_term || searched === search_term)) return;
      if (name === 'search') searched = search_term;
      if (!mute) emit(name, said);
    };
    const state = (): Told => (layer() as Layer).getState?.() ?? {};
    const scan = openCursor(scope.safe((entry: Told) => read(entry, say, state)));
    lookOut(scope, () => scan(layer()));
    mute = false;
  };
