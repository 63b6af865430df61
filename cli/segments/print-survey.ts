import { textTable } from '../fairness/text-table.js';
import { duration, percent, whole } from './in-words.js';
import type { Flow } from './survey/open-flows.js';
import type { SurveyReport } from './survey/survey-report.js';
import { transitionMatrix } from './transition-matrix.js';

/** Pairs and states that are printed; --json and the page have all. */
const PAIRS = 15;
const STATES = 8;

/** Sizes, overlaps, transitions and stays as text. */
export function printSurvey(report: SurveyReport, tracks: readonly string[]): readonly string[] {
  const { source, events, sessions, shoppers, segments, flows, seconds } = report;
  const empty = segments.filter((one) => !one.sessions);
  return [
    `${source}: ${whole(events)} events, ${whole(sessions)} sessions of ${whole(shoppers)} shoppers, ${duration(seconds)}`,
    ...sizes(report),
    ...(empty.length ? ['', `nobody: ${empty.map(({ id }) => id).join(' ')}`] : []),
    ...overlaps(report),
    ...flows.filter(({ track }) => tracks.includes(track)).flatMap(transitions),
  ];
}

function sizes({ segments }: SurveyReport): readonly string[] {
  const rows = segments
    .filter(({ sessions }) => sessions)
    .toSorted((a, b) => b.sessions - a.sessions)
    .map((one) => [
      one.id,
      whole(one.sessions),
      percent(one.session_share),
      whole(one.shoppers),
      percent(one.shopper_share),
      percent(one.time_share),
      duration(one.median_stay),
      duration(one.p90_stay),
      one.left_share === null ? '–' : percent(one.left_share),
    ]);
  const head = ['segment', 'sessions', 'share', 'shoppers', 'share', 'of time', 'stay, median', '90 %', 'left early'];
  return textTable('Sizes and stays', head, rows);
}

function overlaps({ overlaps: all, sessions }: SurveyReport): readonly string[] {
  // circumstances overlap with everything; what stands out is told by lift, among pairs that are not a handful
  const floor = Math.max(2, sessions / 100);
  const rows = all
    .filter((pair) => pair.sessions >= floor && !(isContext(pair.a) && isContext(pair.b)))
    .toSorted((one, other) => other.lift - one.lift)
    .slice(0, PAIRS)
    .map((pair) => [pair.a, pair.b, whole(pair.sessions), pair.jaccard.toFixed(2), pair.lift.toFixed(2)]);
  return textTable('Overlaps: active at once', ['one', 'other', 'sessions', 'Jaccard', 'lift'], rows);
}

const isContext = (id: string): boolean => id.startsWith('context:');

function transitions(flow: Flow): readonly string[] {
  const { states, counts } = transitionMatrix(flow, STATES);
  const rows = states.map((from, row) => {
    const total = counts[row]!.reduce((sum, count) => sum + count, 0);
    return [from, ...counts[row]!.map((count) => (count ? `${whole(count)} ${percent(count / total)}` : '·'))];
  });
  return textTable(`Changes of ${flow.track}, from the left to the top`, ['', ...states], rows);
}
