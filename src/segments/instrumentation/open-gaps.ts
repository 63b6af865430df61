import type { FeatureId } from '../../features/feature-vector.js';
import type { Score } from '../../model/scores.js';
import type { Family } from '../family.js';
import type { Phrases } from '../phrases/phrases.js';
import type { SegmentId } from '../segment.js';
import { CORE_INPUTS } from './core-inputs.js';
import { missingFor } from './feature-events.js';
import type { Gaps, Inputs, InputsById, Lack } from './gaps.js';

/** From this share of its inputs on a score is not known, and known again below the other: a model's shares move. */
const TOO_MUCH = 0.5;
const ENOUGH = 0.35;
/** Events that are named, at most. */
const MOST_NAMED = 5;

/** How much of something is missing, 0 to 1, and for want of which events. */
type Missing = Readonly<{ share: number; events: readonly string[] }>;

const WHOLE: Missing = { share: 0, events: [] };

/** Opens the gaps of a shop that cannot tell these events, in the core and in `families`; undefined where it can tell all. */
export function openGaps(
  families: readonly Pick<Family, 'inputs'>[],
  uninstrumented: readonly string[] = [],
): Gaps | undefined {
  if (!uninstrumented.length) return undefined;
  const inputs: InputsById = Object.assign({}, CORE_INPUTS, ...families.map((family) => family.inputs));
  const names = new Set(uninstrumented);
  const rules = new Map<SegmentId, Missing>();
  for (const [id, { parts }] of Object.entries(inputs) as [SegmentId, Inputs][]) rules.set(id, inRules(parts, names));
  const inModel = openModels(names);
  const lacks = openLacks();
  return {
    waits: (feature) => missingFor(feature, names).length > 0,
    of({ id, model }, { scores, phrases }, before) {
      const byRules = rules.get(id) ?? WHOLE;
      const score = model === undefined ? undefined : scores[model.slice(0, model.lastIndexOf('@'))];
      const byModel = score ? inModel(score) : WHOLE;
      const part = score ? (inputs[id]?.model ?? 1) : 0;
      const share = part * byModel.share + (1 - part) * byRules.share;
      if (share < (before ? ENOUGH : TOO_MUCH)) return undefined;
      return lacks(part * byModel.share > share / 2 ? byModel.events : byRules.events, phrases);
    },
  };
}

function inRules(parts: Inputs['parts'], uninstrumented: ReadonlySet<string>): Missing {
  let all = 0;
  let share = 0;
  const events = new Set<string>();
  for (const { feature, weight } of parts.toSorted((a, b) => b.weight - a.weight)) {
    const missing = missingFor(feature, uninstrumented);
    all += weight;
    if (missing.length) share += weight;
    for (const event of missing) events.add(event);
  }
  return all ? { share: share / all, events: [...events].slice(0, MOST_NAMED) } : WHOLE;
}

/** A model's share is that of the contributions which its score now has from features that nothing can move. */
function openModels(uninstrumented: ReadonlySet<string>) {
  const known = new Map<string, Readonly<{ missing: readonly boolean[]; events: readonly string[] }>>();
  const read = (features: readonly FeatureId[]) => {
    const each = features.map((feature) => missingFor(feature, uninstrumented));
    return { missing: each.map((one) => one.length > 0), events: [...new Set(each.flat())].slice(0, MOST_NAMED) };
  };
  return ({ model, features, contributions }: Score): Missing => {
    let found = known.get(model);
    if (!found) known.set(model, (found = read(features)));
    const { missing, events } = found;
    if (!events.length) return WHOLE;
    let all = 0;
    let lost = 0;
    // a model that does not explain itself: every feature weighs the same
    for (const row of contributions.length ? contributions : [missing.map(() => 1)])
      row.forEach((value, place) => {
        const weight = Math.abs(value);
        if (!Number.isFinite(weight)) return;
        all += weight;
        if (missing[place]) lost += weight;
      });
    return { share: all ? lost / all : 0, events };
  };
}

/** One object for one list of events, in one language: it is asked for after every event. */
function openLacks() {
  const made = new WeakMap<readonly string[], Readonly<{ phrases: Phrases; lack: Lack }>>();
  return (missing: readonly string[], phrases: Phrases): Lack => {
    let found = made.get(missing);
    if (found?.phrases !== phrases) {
      const text = phrases.clause('gap.events', { events: missing.join(', ') });
      made.set(missing, (found = { phrases, lack: { known: false, missing, reasons: [{ text }] } }));
    }
    return found.lack;
  };
}
