import { ago, often } from './en-forms.js';
import type { Clause } from './open-phrases.js';

const THINGS: Readonly<Record<string, string>> = {
  item_id: 'products',
  item_name: 'products',
  item_brand: 'brands',
  item_category: 'categories',
};

/** "you saved Trail jacket twice", "you saved a product twice". */
const did =
  (verb: string, thing = 'a product'): Clause =>
  ({ item, count }) =>
    `you ${verb} ${item || thing} ${often(Number(count))}`;

/** "you searched twice". */
const just =
  (past: string): Clause =>
  ({ count }) =>
    `you ${past} ${often(Number(count))}`;

/** What is said of the shop's own segments: `own.<event>` where one event was counted, with the name of the product where it was one. */
export const OWN_CLAUSES = {
  'own.add_to_cart': ({ item, count }) => `you put ${item || 'something'} in your cart ${often(Number(count))}`,
  'own.add_to_wishlist': did('saved'),
  'own.ago': ({ days }) => `you did this last ${ago(Number(days))}`,
  'own.begin_checkout': just('went to the checkout'),
  'own.distinct': ({ field, count }) => `you turned to ${count} different ${THINGS[field!] ?? 'things'}`,
  'own.gallery_interaction': ({ item, count }) =>
    `you looked into pictures ${item ? `of ${item} ` : ''}${often(Number(count))}`,
  'own.hold': () => 'of what you did a short while ago',
  'own.not': () => 'of what you have not done so far',
  'own.page_view': just('opened such a page'),
  'own.profile': () => 'of what the shop knows from your customer account',
  'own.purchase': just('ordered'),
  'own.purchase-ago': ({ days }) => `you last ordered ${ago(Number(days))}`,
  'own.remove_from_cart': ({ item, count }) =>
    `you took ${item || 'something'} out of your cart ${often(Number(count))}`,
  'own.review_read': ({ item, count }) => `you read reviews ${item ? `of ${item} ` : ''}${often(Number(count))}`,
  'own.score': () => 'of how your visits have gone so far',
  'own.search': just('searched'),
  'own.segment': () => 'of what this visit has shown so far',
  'own.select_promotion': just('followed an offer'),
  'own.sequence': ({ item }) => `of what you did${item ? ` with ${item}` : ''}, step by step`,
  'own.video_start': ({ item, count }) => `you played a video ${item ? `of ${item} ` : ''}${often(Number(count))}`,
  'own.view_item': did('looked at'),
  'own.view_item_list': just('went through a list of products'),
} as const satisfies Readonly<Record<string, Clause>>;
