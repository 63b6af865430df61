import { decide } from './decisions/decide.js';
import type { Decision, SlotRule, VariantRule } from './decisions/decision.js';
import type { ListRule } from './decisions/list-rule.js';
import type { ListedItem } from './decisions/listed-item.js';
import { UNWORDED } from './segments/phrases/unworded.js';
import type { Moment, TimelineRules } from './timeline.js';

/** Gives the products of a list; undefined where it has too few. */
type Listing = (rule: ListRule) => readonly ListedItem[] | undefined;

/** What is decided at a moment, with the products of lists. `version` rises when these may have changed. */
export type FillSlots = (moment: Moment, rules: TimelineRules, version: number) => readonly Decision[];

/** Opens what completes decisions: of variants whose list has too few products the next best that is eligible stands. */
export function fillSlots(listing: Listing): FillSlots {
  let last: Readonly<{ key: readonly unknown[]; done: readonly Decision[] }> | undefined;
  return (moment, rules, version) => {
    const key = [moment.decisions, rules, version];
    if (last?.key.every((one, place) => one === key[place])) return last.done;
    const before = last?.done ?? [];
    const filled = fill(moment, rules, openListing(listing)).map((one) => {
      const stood = before.find(({ slot }) => slot === one.slot);
      return stood && gist(stood, rules) === gist(one, rules) ? stood : one;
    });
    const same = filled.length === before.length && filled.every((one, place) => one === before[place]);
    const done = same ? before : filled;
    last = { key, done };
    return done;
  };
}

/** What a page would do something for; the words are those of the moment when it was decided. */
const gist = (one: Decision, { phrases }: TimelineRules): string =>
  JSON.stringify([{ ...one, at: 0, reason: one.reason.code }, phrases?.language]);

/** Asks for each list once. */
function openListing(listing: Listing): Listing {
  const asked = new Map<ListRule, ReturnType<Listing>>();
  return (rule) => {
    if (!asked.has(rule)) asked.set(rule, listing(rule));
    return asked.get(rule);
  };
}

const ruleOf = (slots: readonly SlotRule[], { slot, variant }: Decision): VariantRule | undefined =>
  slots.find((one) => one.slot === slot)?.variants.find(({ name }) => name === variant);

function fill({ decisions, ...moment }: Moment, rules: TimelineRules, listing: Listing): readonly Decision[] {
  const { book, policyVersion, phrases = book?.phrases ?? UNWORDED } = rules;
  const { segments, at } = moment;
  const held = new Map<string, string[]>();
  const lacks = (one: Decision) => {
    const list = ruleOf(rules.slots, one)?.list;
    return !!list && !listing(list);
  };
  let stand = decisions;
  for (let lacking = stand.filter(lacks); lacking.length; lacking = stand.filter(lacks)) {
    for (const { slot, variant } of lacking) held.set(slot, [...(held.get(slot) ?? []), variant]);
    const slots = rules.slots.map(({ slot, variants }) => ({
      slot,
      variants: variants.filter(({ name }) => !held.get(slot)?.includes(name)),
    }));
    const steer = book?.steer?.(moment.suppression);
    stand = decide({ slots, policyVersion, steer, phrases, segments, previous: decisions, at });
  }
  const because = phrases.sentences.because(phrases.clause('suppress.list'));
  return stand.map((one) =>
    complete(one, { list: ruleOf(rules.slots, one)?.list, held: held.get(one.slot), because, at }, listing),
  );
}

type Completing = Readonly<{
  list: ListRule | undefined;
  held: readonly string[] | undefined;
  because: string;
  at: number;
}>;

function complete(one: Decision, { list, held, because, at }: Completing, listing: Listing): Decision {
  if (!list && !held) return one;
  const items = list && listing(list);
  const withheld = held?.map((variant) => ({ variant, rule: 'list', text: because })) ?? [];
  const suppressed = [...(one.suppressed ?? []), ...withheld];
  const reason = held && one.variant === 'default' ? { ...one.reason, text: because } : one.reason;
  return {
    ...one,
    reason,
    // what the page is about may be in it: it waits until the page has told that
    ...(items && { items, at, fleeting: true }),
    ...(suppressed.length && { suppressed }),
  };
}
