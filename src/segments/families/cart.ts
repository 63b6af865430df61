import type { Family, Judging } from '../family.js';
import { draft, gated, NOTHING, type Judged } from '../hysteresis.js';
import type { Phrases } from '../phrases/phrases.js';
import type { Reason, Segment, SegmentId } from '../segment.js';
import { MOST_REASONS } from '../strongest-reasons.js';
import { EMPTY, foldBasket, isOrder, pieces, type Basket } from './cart/basket.js';
import { foldCoupons, MOST_USES, NO_HUNT, type Coupons } from './cart/coupons.js';
import { ENTER, foldShipping, LEFT, NO_COSTS, READ, SEEN, shippingScore, type Shipping } from './cart/shipping.js';

/** Milliseconds without anything done after which a cart counts as left: those that end a visit. */
const IDLE = 30 * 60_000;
/** Milliseconds after which a cart that nobody touched is forgotten. */
const FORGOTTEN = 30 * 86_400_000;

const FACT = { enter: 1, exit: 1 };
const SHOCK = { enter: ENTER, exit: 0.35 };
const HUNT = { enter: 0.45, exit: 0.3 };
/** What the coupon field, a code that did nothing and looking elsewhere weigh. */
const WEIGHTS = { uses: 0.5, failed: 0.15, away: 0.35 };

/** Time passes, or the shop tells of the customer: nothing is done. */
const QUIET = new Set(['tick', 'profile_update']);
/** What makes a cart that was left one in use again. */
const RESUMES = new Set(['add_to_cart', 'remove_from_cart', 'begin_checkout', 'add_shipping_info', 'add_payment_info']);
/** What may say something of the cart; of the rest it is not asked. */
const CONCERNS = new Set([
  ...RESUMES,
  'tick',
  'page_view',
  'view_cart',
  'purchase',
  'coupon_field_focus',
  'delivery_info_view',
  'section_view',
  'exit_intent',
  'tab_return',
]);

/** What is known of the cart, whichever visit filled it. */
type Facts = Readonly<{
  /** False until something was done. */
  known: boolean;
  basket: Basket;
  /** When the basket last changed. */
  touched: number;
  abandoned: boolean;
  shipping: Shipping;
  coupons: Coupons;
}>;

/** What the family remembers. `last` is when something was done last. */
export type CartState = Readonly<{ facts: Facts; last: number; language: string; segments: readonly Segment[] }>;

/** What is in the cart, and what became of it. */
export const cart: Family<CartState> = {
  name: 'cart',
  ids: ['cart:filled', 'cart:abandoned', 'cart:shipping-shock', 'cart:coupon-hunter'],
  start: () => ({
    facts: { known: false, basket: EMPTY, touched: 0, abandoned: false, shipping: NO_COSTS, coupons: NO_HUNT },
    last: 0,
    language: '',
    segments: [],
  }),
  step(state, judging) {
    const { event, phrases } = judging;
    const facts = foldFacts(state, judging);
    const last = QUIET.has(event.name) ? state.last : Math.max(state.last, event.at);
    const same = facts === state.facts && phrases.language === state.language && state.segments.every(isSettled);
    if (same && last === state.last) return { state, segments: state.segments };
    const segments = same ? state.segments : judge(facts, judging);
    return { state: { facts, last, language: phrases.language, segments }, segments };
  },
};

/** Whether nothing but its score keeps a segment where it is: neither a hold nor a rest that time ends. */
const isSettled = ({ active, known, score, enter, exit }: Segment): boolean =>
  active === (known && score >= (active ? exit : enter));

/** The same object where the event changes nothing. */
function foldFacts({ facts, last }: CartState, { event, fresh }: Judging): Facts {
  const { name, at } = event;
  const quiet = QUIET.has(name);
  if (facts.known && !fresh && !CONCERNS.has(name)) return facts;
  const over = facts.known && (fresh || (quiet && at - last >= IDLE));
  const known = facts.known || !quiet;
  const kept = at - facts.touched > FORGOTTEN ? EMPTY : facts.basket;
  const basket = foldBasket(kept, event);
  const touched = basket === kept ? facts.touched : at;
  const filled = pieces(basket) > 0;
  const resumed =
    RESUMES.has(name) || isOrder(event) || (name === 'page_view' && event.params.page_kind === 'checkout');
  const abandoned = filled && !resumed && (facts.abandoned || (over && pieces(kept) > 0));
  const shipping = foldShipping(facts.shipping, event, over);
  const coupons = foldCoupons(facts.coupons, event, fresh);
  const now: Facts = { known, basket, touched, abandoned, shipping, coupons };
  for (const key in now) if (now[key as keyof Facts] !== facts[key as keyof Facts]) return now;
  return facts;
}

function judge(facts: Facts, { gate, phrases }: Judging): readonly Segment[] {
  const { known, basket, abandoned, shipping, coupons } = facts;
  const last = basket.lines.at(-1);
  const fact = (id: SegmentId, code: string, holds: boolean) => {
    const one = draft(id, holds ? told(basket, code, phrases) : NOTHING, gated(FACT, known));
    if (holds && last) one.object = { kind: 'item', id: last.id, name: last.name };
    return gate.settle(one, holds);
  };
  const shock = draft('cart:shipping-shock', shocked(shipping, phrases), gated(SHOCK, known));
  const hunt = draft('cart:coupon-hunter', hunting(coupons, phrases), gated(HUNT, known));
  return [
    fact('cart:filled', 'cart.filled', pieces(basket) > 0),
    fact('cart:abandoned', 'cart.abandoned', abandoned),
    ...[shock, hunt].map((one) => gate.settle(one, gate.passes(one))),
  ];
}

function told(basket: Basket, code: string, phrases: Phrases): Judged {
  const value = pieces(basket);
  const last = basket.lines.at(-1);
  const text = phrases.clause(code, { count: value, ...(last && { name: last.name }) });
  return { score: 1, reasons: [{ text, value, contribution: 1 }] };
}

function shocked(shipping: Shipping, phrases: Phrases): Judged {
  const score = shippingScore(shipping);
  if (!score) return NOTHING;
  const { seen, read } = shipping;
  const say = openReason(phrases);
  const reasons = [
    say(['', 'cart.saw-total', 'cart.saw-checkout', 'cart.saw-delivery'][seen]!, SEEN[seen]!),
    ...(read ? [say('cart.read-delivery', READ)] : []),
    say('cart.left-costs', LEFT),
  ];
  return { score, reasons: strongest(reasons) };
}

function hunting({ uses, failed, away }: Coupons, phrases: Phrases): Judged {
  if (!uses) return NOTHING;
  const say = openReason(phrases);
  const reasons = [
    say('cart.coupon-field', (WEIGHTS.uses * uses) / MOST_USES, uses),
    ...(failed ? [say('cart.coupon-failed', WEIGHTS.failed)] : []),
    ...(away ? [say('cart.coupon-away', WEIGHTS.away)] : []),
  ];
  const score = reasons.reduce((sum, { contribution = 0 }) => sum + contribution, 0);
  return { score: Math.min(1, score), reasons: strongest(reasons) };
}

const openReason =
  ({ clause }: Phrases) =>
  (code: string, contribution: number, count?: number): Reason =>
    count === undefined
      ? { text: clause(code), contribution }
      : { text: clause(code, { count }), contribution, value: count };

const strongest = (reasons: readonly Reason[]) =>
  reasons.toSorted((a, b) => (b.contribution ?? 0) - (a.contribution ?? 0)).slice(0, MOST_REASONS);
