import { explain } from '../../src/explain.js';
import type { Tell } from '../../src/lib/report.js';
import { readConfig } from '../../src/read-config.js';
import { knownSegments } from '../../src/segments/known-segments.js';
import type { TimelineRules } from '../../src/timeline.js';
import { nodeTimelineModels } from '../heads/node-timeline-models.js';
import { gatherAll } from '../inputs/gather-all.js';
import { INPUT_HELP } from '../inputs/input-help.js';
import { openInput, type EventInput, type Input } from '../inputs/open-input.js';
import { readConfigFile } from '../replaying/read-config-file.js';
import { timelineRules } from '../replaying/timeline-rules.js';
import type { CommandStreams } from '../running/command-streams.js';
import { openOutput } from '../running/open-output.js';
import { runCommand, type Work } from '../running/run-command.js';
import { whole } from '../segments/in-words.js';
import { mine } from '../segments/mining/mine.js';
import { printMined } from '../segments/mining/print-mined.js';
import { surveyPage } from '../segments/page/survey-page.js';
import { printSurvey } from '../segments/print-survey.js';
import { replayShoppers } from '../segments/replay-shoppers.js';
import { readSegmentOptions, type SegmentOptions } from '../segments/segment-options.js';
import { openSurvey, type Survey } from '../segments/survey/open-survey.js';
import { reportSurvey } from '../segments/survey/survey-report.js';

const USAGE = `Usage: vitrine segments [file] [--from FORMAT] [--config FILE] [--html FILE] [--json] [--out FILE]
                          [--mine [--support 0.01] [--k 50] [--most 12] [--level 0.05]]

Folds recorded sessions of many shoppers (standard input without a file) through the same timeline as on a page, and tells
how large the segments are, how they overlap, how shoppers move between them and how long they stay.

  --config     the shop's config: its own segments, campaigns, micro-segments
  --models     folder with manifest.json; default: the models that come with Vitrine
  --no-models  rules only
  --runtime    auto (default), compact or ort, as in the config
  --track      whose changes are printed, with commas between: families, or context:device and its like (intent,cluster)
  --html       writes a page with plots as well, which needs nothing else
  --json       one JSON object instead of text
  --out        write to this file, which appears once it is complete
  --mine       looks for micro-segments instead, and writes {"micro": [...]} for the config; what speaks for each stands on
               standard error, with --json in the object
  --support    least share of the sessions that were in all parts at once
  --k          least number of different shoppers
  --most       most micro-segments
  --level      false ones among those found (Benjamini-Hochberg), and the level of the confirmation
${INPUT_HELP}
Examples:
  vitrine segments events.ndjson --config vitrine.json --html segments.html
  vitrine segments otto.jsonl.gz --no-models --json
  vitrine segments export.json.gz --from ga4 --mine --out micro.json

Exit code 0; 1 when lines or the config have faults (named on standard error), 2 when something cannot be read.
`;

/** `vitrine segments`: sizes, overlaps, transitions and stays over many sessions, and micro-segments. Resolves to the exit code. */
export const segmentsCommand = (args: readonly string[], streams: CommandStreams = process): Promise<number> =>
  runCommand(WORK, args, streams);

const WORK: Work<SegmentOptions> = {
  name: 'segments',
  usage: USAGE,
  options: readSegmentOptions,
  async write(options, { output, notice, streams }) {
    const report: Tell = (problem) => notice.fault('message' in problem ? problem.message : explain(problem).message);
    const input = await openInput({ ...options.input, stdin: streams.stdin }, notice);
    try {
      const rules = await rulesOf(options, report);
      const { survey, speed } = await look(withEvents(input), rules).finally(() => rules.models?.close());
      notice.note(speed);
      for (const line of told(options, survey, { input, rules, notice })) await output.write(line);
      if (options.html !== undefined) await writePage(options.html, survey, { input, streams });
    } finally {
      input.close();
    }
  },
};

function withEvents(input: Input): EventInput {
  if (input.arrivals) return input;
  throw new Error(`${input.name}: UCI rows are features of finished sessions, with no events for segments to move by`);
}

async function rulesOf(
  { config: path, models: folder, runtime }: SegmentOptions,
  report: Tell,
): Promise<TimelineRules> {
  const config = path === undefined ? readConfig({}, report) : await readConfigFile(path, report);
  const models = folder === false ? undefined : await nodeTimelineModels(folder, runtime, report);
  // what is decided is not asked for
  return { ...timelineRules(config, models), slots: [] };
}

async function look(input: EventInput, rules: TimelineRules): Promise<Readonly<{ survey: Survey; speed: string }>> {
  const { histories } = await gatherAll(input);
  const surveying = openSurvey(knownSegments(rules.campaigns, rules.book?.families));
  const start = performance.now();
  await replayShoppers(histories, rules, surveying);
  const seconds = (performance.now() - start) / 1000;
  const survey = surveying.close();
  const rate = whole(survey.events / Math.max(seconds, 0.001));
  return { survey, speed: `${whole(survey.events)} events in ${seconds.toFixed(1)} s, ${rate} a second` };
}

type Telling = Readonly<{ input: Input; rules: TimelineRules; notice: Readonly<{ note(message: string): void }> }>;

function told(
  { mining, json, tracks }: SegmentOptions,
  survey: Survey,
  { input, rules, notice }: Telling,
): readonly string[] {
  if (!mining) {
    const report = reportSurvey(survey, input.name);
    return json ? [JSON.stringify(report)] : printSurvey(report, tracks);
  }
  const mined = mine(survey, mining, rules.models?.inputs);
  const micro = mined.found.map(({ id, all, support, lift }) => ({ id, all, support, lift }));
  if (json) return [JSON.stringify({ micro, ...mined })];
  notice.note(printMined(mined).join('\n'));
  return [JSON.stringify({ micro }, null, 2)];
}

async function writePage(
  path: string,
  survey: Survey,
  { input, streams }: Readonly<{ input: Input; streams: CommandStreams }>,
): Promise<void> {
  const page = await openOutput(path, streams.stdout);
  try {
    await page.write(surveyPage(reportSurvey(survey, input.name)));
    await page.done();
  } catch (cause) {
    await page.drop();
    throw cause;
  }
}
