import { timelineRules } from '../../../cli/replaying/timeline-rules.js';
import type { Models } from '../../../src/model/open-models.js';
import type { Inspection } from '../../../src/protocol.js';
import type { Segment } from '../../../src/segments/segment.js';
import type { Transition } from '../../../src/segments/transition.js';
import type { Decision } from '../../../src/decisions/decision.js';
import { foldMoment, lookInto, startMoment } from '../../../src/timeline.js';
import type { Folded } from './fold-page.js';
import type { Recording } from './recordings.js';

/** Where a shopper stands after one event, as a page is told. */
export type Standing = Readonly<{
  seq: number;
  segments: Readonly<Record<string, Segment>>;
  transitions: readonly Transition[];
  decisions: readonly Decision[];
}>;

/** What is told after each event of a recording, and the numbers behind its end. */
export type Timeline = Readonly<{
  standings: readonly Standing[];
  end: Pick<Inspection, 'features' | 'notInstrumented' | 'scores' | 'explanations'>;
}>;

const isMove = ({ from, to }: Transition) => from === 'in' || to === 'in';
function withoutPath(segment: Segment): Segment {
  const { path: _, ...told } = segment;
  return told;
}
const byId = (segments: readonly Segment[]) => Object.fromEntries(segments.map((one) => [one.id, one]));

/** Folds a recording as `replay` does. */
export async function foldInNode({ config, rows }: Recording, models: Models): Promise<Timeline> {
  const rules = timelineRules(config, models);
  const standings: Standing[] = [];
  let moment = startMoment(rules);
  for (const row of rows) {
    moment = await foldMoment(moment, row, rules);
    const { seq, segments, transitions, decisions } = moment;
    standings.push({
      seq,
      segments: byId(segments.map(withoutPath)),
      transitions: transitions.filter(isMove),
      decisions,
    });
  }
  return { standings, end: await lookInto(moment, rules) };
}

/** What a page has told, with what stood from before. */
export function unfoldSteps({ steps, end }: Folded): Timeline {
  let segments: Readonly<Record<string, Segment>> = {};
  let decided: readonly Decision[] = [];
  const standings = steps.map(({ seq, segments: changed, transitions, decisions }) => {
    segments = { ...segments, ...byId(changed) };
    decided = decisions ?? decided;
    return { seq, segments, transitions, decisions: decided };
  });
  return { standings, end };
}
