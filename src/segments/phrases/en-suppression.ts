import type { Clause } from './open-phrases.js';

/** Why something is held back, by code. */
export const SUPPRESSION_CLAUSES = {
  'suppress.complaint': () => 'a request of yours is still open with us',
  'suppress.list': () => 'there are too few products for it',
  'suppress.order': () => 'you have ordered here lately',
  'suppress.owned': () => 'you have bought it already',
  'suppress.page': () => 'this page stays as it is',
  'suppress.return': () => 'you have sent something back lately',
  'suppress.seen': () => 'you have seen it often enough',
  'suppress.unlikely': () => 'nothing in your visits calls for it',
} as const satisfies Readonly<Record<string, Clause>>;
