import type { Problem } from '../../lib/report.js';
import type { SegmentId } from '../../segments/segment.js';
import { asked, type Asked } from '../asked.js';
import type { Guard, InScope } from './guard.js';
import { RULE_KINDS } from './rule-kinds.js';
import { readSuppress, type SuppressRule } from './read-suppress.js';
import type { Scope } from './suppress-config.js';
import type { Suppressed, Suppression } from './suppression.js';

/** What a config's rules come to. */
export type OpenedSuppression = Readonly<{
  /** Absent where no rule stands. */
  suppression?: Suppression<readonly unknown[]>;
  /** The segments and the places that the rules name. */
  asked: readonly Asked[];
  scopes: readonly Readonly<{ field: string; name: string }>[];
  problems: readonly Problem[];
}>;

/** Opens the rules of a config; never throws. */
export function openSuppression(config: unknown): OpenedSuppression {
  const { rules, problems } = readSuppress(config);
  const scopes = rules.flatMap(({ name, options }) =>
    (['only', 'except'] as const).flatMap((list) =>
      (options[list] ?? []).map((place, index) => ({ field: `suppress.${name}.${list}[${index}]`, name: place })),
    ),
  );
  return { ...(rules.length && { suppression: guarded(rules) }), asked: rules.flatMap(askedBy), scopes, problems };
}

const askedBy = ({ name, options }: SuppressRule): readonly Asked[] => {
  const { segments = [], below = {} } = options as { segments?: readonly SegmentId[]; below?: object };
  const field = `suppress.${name}`;
  return [
    ...segments.map((id, index) => asked(id, `${field}.segments[${index}]`)),
    ...Object.keys(below).map((id) => asked(id as SegmentId, `${field}.below`)),
  ];
};

type Opened = Readonly<{ name: string; clause: string; guard: Guard; inScope: InScope }>;

function guarded(rules: readonly SuppressRule[]): Suppression<readonly unknown[]> {
  const opened = rules.map(({ name, kind, options }): Opened => {
    const { only, except, ...rest } = options;
    const inScope = scopeOf({ ...(only && { only }), ...(except && { except }) });
    const { clause, open } = RULE_KINDS[kind];
    return { name, clause, guard: open(rest, inScope), inScope };
  });
  const placesOf = remembered((slot, variant) =>
    opened.flatMap(({ inScope }, place) => (inScope(slot, variant) ? [place] : [])),
  );
  return {
    start: () => opened.map(({ guard }) => guard.start),
    fold(state, row, segments) {
      // a log may hold rows of other makes
      const event = row.params ? row : { ...row, params: {} };
      let next: unknown[] | undefined;
      for (const [place, { guard }] of opened.entries()) {
        const after = guard.fold(state[place], event, segments);
        if (after !== state[place]) (next ??= [...state])[place] = after;
      }
      return next ?? state;
    },
    judge(state, candidate): Suppressed | undefined {
      for (const place of placesOf(candidate.slot, candidate.variant)) {
        const { name, clause, guard } = opened[place]!;
        if (guard.holds(state[place], candidate)) return { rule: name, text: candidate.phrases.clause(clause) };
      }
      return undefined;
    },
    isFleeting: (state, candidate) =>
      placesOf(candidate.slot, candidate.variant).some((place) =>
        opened[place]!.guard.isFleeting?.(state[place], candidate),
      ),
    isInScope: (slot, variant) => placesOf(slot, variant).length > 0,
  };
}

const scopeOf = ({ only, except = [] }: Scope): InScope => {
  const names = (list: readonly string[], slot: string, variant: string) =>
    list.includes(slot) || list.includes(`${slot}.${variant}`);
  return (slot, variant) => (!only || names(only, slot, variant)) && !names(except, slot, variant);
};

/** A config's slots and variants are few, and the same with every event. */
function remembered<Value>(work: (slot: string, variant: string) => Value): (slot: string, variant: string) => Value {
  const slots = new Map<string, Map<string, Value>>();
  return (slot, variant) => {
    let variants = slots.get(slot);
    if (!variants) slots.set(slot, (variants = new Map()));
    let value = variants.get(variant);
    if (value === undefined) variants.set(variant, (value = work(slot, variant)));
    return value;
  };
}
