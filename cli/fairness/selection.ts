import type { Limits } from './limits.js';
import { compareRates, type Comparison } from './statistics/compare-rates.js';
import { holm } from './statistics/holm.js';
import { NO_ROWS, rateOf, together, type Tally } from './statistics/tally.js';
import { wilson } from './statistics/wilson.js';

/** How often one group is selected, and beside the most selected group and all others. Null where it is not compared. */
export type Part = Readonly<{
  value: string;
  rows: number;
  persons: number;
  selected: number;
  rate: number;
  interval: readonly [number, number];
  /** Whether it has persons enough to be compared. */
  judged: boolean;
  ratio: number | null;
  p: number | null;
  ratio_to_rest: number | null;
  p_to_rest: number | null;
  test: Comparison['test'] | null;
  fails: boolean;
}>;

/** One question: is this variant, or this segment, as frequent in every group of an attribute? */
export type Selection = Readonly<{
  slot?: string;
  variant?: string;
  segment?: string;
  attribute: string;
  /** False where it is told, but not held to the rule. */
  held: boolean;
  parts: readonly Part[];
  most: string | null;
  smallest_ratio: number | null;
  fails: boolean;
}>;

export type About = Pick<Selection, 'slot' | 'variant' | 'segment' | 'attribute' | 'held'>;
export type GroupTally = Readonly<{ value: string; tally: Tally }>;

/** A comparison, and where its p-value belongs once it is corrected. */
type Asked = { part: number; against: 'most' | 'rest'; ratio: number; p: number; test: Comparison['test'] };
type Question = Readonly<{ about: About; groups: readonly GroupTally[]; most: number; asked: readonly Asked[] }>;

/** Judges all questions of a run, since `limits.family` may correct over all of them. */
export function judgeSelections(
  asked: readonly Readonly<{ about: About; groups: readonly GroupTally[] }>[],
  limits: Limits,
): readonly Selection[] {
  const questions = asked.map(({ about, groups }) => compareGroups(about, groups, limits));
  const families = limits.family === 'all' ? [questions] : questions.map((one) => [one]);
  for (const family of families) {
    const comparisons = family.filter(({ about }) => about.held).flatMap(({ asked }) => asked);
    const corrected = holm(comparisons.map(({ p }) => p));
    comparisons.forEach((comparison, place) => (comparison.p = corrected[place]!));
  }
  return questions.map((question) => selectionOf(question, limits));
}

function compareGroups(about: About, groups: readonly GroupTally[], { least }: Limits): Question {
  const judged = groups.flatMap(({ tally }, place) => (tally.persons >= least ? [place] : []));
  const rate = (place: number): number => rateOf(groups[place]!.tally);
  const most = judged.reduce((best, place) => (best < 0 || rate(place) > rate(best) ? place : best), -1);
  const asked: Asked[] = [];
  if (judged.length < 2 || rate(most) === 0) return { about, groups, most: -1, asked };
  const ask = (part: number, against: Asked['against'], other: Tally): void => {
    const { tally } = groups[part]!;
    asked.push({ part, against, ratio: rateOf(tally) / rateOf(other), ...compareRates(tally, other) });
  };
  for (const part of judged.filter((place) => place !== most)) {
    ask(part, 'most', groups[most]!.tally);
    const rest = groups.reduce((sum, { tally }, place) => (place === part ? sum : together(sum, tally)), NO_ROWS);
    // of two groups, the rest is the most selected one: one comparison, not two
    if (groups.length > 2 && rateOf(rest) > 0) ask(part, 'rest', rest);
  }
  return { about, groups, most, asked };
}

function selectionOf({ about, groups, most, asked }: Question, limits: Limits): Selection {
  const parts = groups.map(({ value, tally }, place) => {
    const beside = (against: Asked['against']) => asked.find((one) => one.part === place && one.against === against);
    const fails = (one: Asked | undefined): boolean => !!one && one.ratio < limits.ratio && one.p < limits.level;
    const [first, rest] = [beside('most'), beside('rest')];
    const second = rest ?? (groups.length === 2 ? first : undefined);
    return {
      value,
      rows: tally.rows,
      persons: tally.persons,
      selected: tally.hits,
      rate: rateOf(tally),
      interval: wilson(tally),
      judged: tally.persons >= limits.least,
      ratio: place === most ? 1 : (first?.ratio ?? null),
      p: first?.p ?? null,
      ratio_to_rest: second?.ratio ?? null,
      p_to_rest: second?.p ?? null,
      test: first?.test ?? null,
      fails: about.held && (fails(first) || fails(rest)),
    };
  });
  const ratios = parts.flatMap(({ ratio }) => (ratio === null ? [] : [ratio]));
  return {
    ...about,
    parts,
    most: most < 0 ? null : groups[most]!.value,
    smallest_ratio: ratios.length ? Math.min(...ratios) : null,
    fails: parts.some((part) => part.fails),
  };
}
