import type { SegmentObject } from '../segment.js';
import type { Verdict } from './atom.js';

/** A condition over parts, which are of any kind: read ones first, then places in a table. */
export type Node<Part> = Readonly<
  { op: 'all' | 'any'; nodes: readonly Node<Part>[] } | { op: 'not'; node: Node<Part> } | { op: 'part'; part: Part }
>;

/** The same condition over other parts. */
export function mapNode<Part, Other>(node: Node<Part>, map: (part: Part) => Other): Node<Other> {
  if (node.op === 'part') return { op: 'part', part: map(node.part) };
  if (node.op === 'not') return { op: 'not', node: mapNode(node.node, map) };
  return { op: node.op, nodes: node.nodes.map((one) => mapNode(one, map)) };
}

/** All parts of a condition, in their order. */
export function partsOf<Part>(node: Node<Part>): readonly Part[] {
  if (node.op === 'part') return [node.part];
  return node.op === 'not' ? partsOf(node.node) : node.nodes.flatMap(partsOf);
}

type Said = Pick<Verdict, 'truth' | 'progress'>;
type Verdicts = readonly (Verdict | undefined)[];

/**
 * What a condition comes to, in Kleene's three values: what is not known leaves open only what depends on it. The progress is the
 * mean of what must all hold, and the best of what may.
 */
export function judgeNode(node: Node<number>, verdicts: Verdicts): Said {
  if (node.op === 'part') return verdicts[node.part]!;
  if (node.op === 'not') {
    const { truth } = judgeNode(node.node, verdicts);
    return { truth: truth === null ? null : !truth, progress: truth === false ? 1 : 0 };
  }
  // what alone decides: one that fails among all, one that holds among any
  const decides = node.op === 'any';
  let truth: boolean | null = !decides;
  let sum = 0;
  let best = 0;
  for (const one of node.nodes) {
    const said = judgeNode(one, verdicts);
    if (said.truth === decides) truth = decides;
    else if (said.truth === null && truth !== decides) truth = null;
    sum += said.progress;
    if (said.progress > best) best = said.progress;
  }
  return { truth, progress: decides ? best : sum / node.nodes.length };
}

/** A part that speaks for a segment, with its share of the score; -1 is for what was not done. */
export type Ground = Readonly<{ part: number; share: number }>;

/** What holds in a condition, the strongest first; of what may hold, only what is furthest. */
export function groundsOf(node: Node<number>, verdicts: Verdicts): readonly Ground[] {
  const grounds: Ground[] = [];
  walk(node, 1, { verdicts, grounds });
  return grounds;
}

type Walking = Readonly<{ verdicts: Verdicts; grounds: Ground[] }>;

function walk(one: Node<number>, share: number, walking: Walking): void {
  const { verdicts, grounds } = walking;
  if (one.op === 'part') {
    if (verdicts[one.part]!.truth) add(grounds, { part: one.part, share });
  } else if (one.op === 'not') {
    if (judgeNode(one, verdicts).truth) add(grounds, { part: -1, share });
  } else if (one.op === 'all') for (const each of one.nodes) walk(each, share / one.nodes.length, walking);
  else walk(furthest(one.nodes, verdicts), share, walking);
}

function furthest(nodes: readonly Node<number>[], verdicts: Verdicts): Node<number> {
  let [best, found] = [-1, nodes[0]!];
  for (const one of nodes) {
    const { progress } = judgeNode(one, verdicts);
    if (progress > best) [best, found] = [progress, one];
  }
  return found;
}

/** Puts a ground in its place; one that is there already only weighs more. */
function add(grounds: Ground[], ground: Ground): void {
  const { part } = ground;
  let place = grounds.findIndex((one) => one.part === part);
  const whole = place < 0 ? ground : { part, share: ground.share + grounds[place]!.share };
  if (place < 0) place = grounds.length;
  for (; place && grounds[place - 1]!.share < whole.share; place--) grounds[place] = grounds[place - 1]!;
  grounds[place] = whole;
}

/** The first thing that what holds is about. */
export function objectAmong(grounds: readonly Ground[], verdicts: Verdicts): SegmentObject | undefined {
  for (const { part } of grounds) if (verdicts[part]?.object) return verdicts[part].object;
  return undefined;
}
