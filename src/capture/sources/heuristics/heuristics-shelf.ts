import type { Scope } from '../../scope.js';
import type { Emit } from '../../source.js';
import type { Says } from '../../words/words.js';
import type { Leaving } from './heuristics-leaving.js';
import type { Parts } from '../parts.js';
import type { Tools } from '../tools.js';

/** What the heuristics read a page by. */
export type Shelf = Readonly<{ says: Says }> &
  Leaving &
  Parts['source.heuristics-prices'] &
  Parts['source.heuristics-controls'] &
  Parts['source.heuristics-product'] &
  Parts['source.heuristics-evidence'] &
  Parts['source.heuristics-effects'];

/** A part of the heuristics, which goes on until the scope ends. */
export type Watch = (emit: Emit, scope: Scope, means: Tools & Shelf) => void;
