import { memoryKey, remember } from '../remember.js';

const DAY = 86_400_000;
const HALF_LIFE = 14 * DAY;
/** One touch says nothing about a preference. */
const FEWEST_TOUCHES = 2;
/** Doublings after which all weights are scaled down, long before a number could overflow. */
const MOST_DOUBLINGS = 100;

/**
 * How often each of many things was touched, decayed with a half-life of 14 days. A touch weighs more the later it is, instead of
 * all others less: so a touch costs the same however many things there are. The 500 touched last are known apart.
 */
export type Leaning = {
  weights: Map<string, number>;
  top: number;
  total: number;
  touches: number;
  /** When time was last told, and how many half-lives had passed by then since all weights were scaled. */
  at: number;
  passed: number;
};

/** Nothing touched yet. */
export function startLeaning(): Leaning {
  return { weights: new Map(), top: 0, total: 0, touches: 0, at: 0, passed: 0 };
}

/** One touch of a thing at `at`. A clock that goes back decays nothing; what has no name is not counted. */
export function touch(leaning: Leaning, name: unknown, at: number): void {
  const key = memoryKey(name);
  if (key === undefined) return;
  if (leaning.touches > 0) leaning.passed += Math.max(0, at - leaning.at) / HALF_LIFE;
  leaning.at = at;
  if (leaning.passed > MOST_DOUBLINGS) scaleDown(leaning);
  const gain = 2 ** leaning.passed;
  const weight = (leaning.weights.get(key) ?? 0) + gain;
  leaning.touches += 1;
  leaning.total += gain;
  leaning.top = Math.max(leaning.top, weight);
  remember(leaning.weights, key, weight);
}

function scaleDown(leaning: Leaning): void {
  const scale = 2 ** -leaning.passed;
  for (const [key, weight] of leaning.weights) leaning.weights.set(key, weight * scale);
  leaning.top *= scale;
  leaning.total *= scale;
  leaning.passed = 0;
}

/** The top thing's share of all touches, 0 to 1; 0 below two touches. */
export function leaningShare({ top, total, touches }: Leaning): number {
  return touches < FEWEST_TOUCHES ? 0 : Math.min(1, top / total);
}
