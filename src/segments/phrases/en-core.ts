import { CONTEXT_CLAUSES } from './en-context.js';
import { often } from './en-forms.js';
import type { Clause } from './open-phrases.js';

/** The clauses of clusters, intent and context, by code. */
export const CORE_CLAUSES = {
  ...CONTEXT_CLAUSES,
  'intent.brand': ({ name, count }) => `you looked at ${count} products of ${name}`,
  'intent.cart': ({ name }) => `${name} is in your cart`,
  'intent.category': ({ name, count }) => `you looked at ${count} products in ${name}`,
  'intent.checkout': () => 'you have come to the checkout',
  'intent.general': () => 'nothing in this visit points to one product yet',
  'intent.ordered': () => 'you have placed your order',
  'intent.saved': ({ name }) => `you saved ${name}`,
  'intent.views': ({ name, count }) => `you looked at ${name} ${often(Number(count))}`,
  'intent.visits': () => 'visits like this one often end in an order',
} as const satisfies Readonly<Record<string, Clause>>;
