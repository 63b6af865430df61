import { parseArgs } from 'node:util';
import { explain } from '../../src/explain.js';
import type { Tell } from '../../src/lib/report.js';
import { openMemoryLog } from '../../src/memory/memory-log.js';
import type { Models } from '../../src/model/open-models.js';
import type { RuntimeChoice } from '../../src/model/open-runtime.js';
import { readConfig } from '../../src/read-config.js';
import { foldMoment, startMoment, type Moment, type TimelineRules } from '../../src/timeline.js';
import { nodeTimelineModels } from '../heads/node-timeline-models.js';
import { printMoment } from '../replaying/print-moment.js';
import { readConfigFile } from '../replaying/read-config-file.js';
import { timelineRules } from '../replaying/timeline-rules.js';
import { readEvents } from '../inputs/read-events.js';

const USAGE = `vitrine replay <events.ndjson> [--config <config.json>] [--models <folder>] [--no-models] [--json]

Folds a recorded session through the same engine as on a page and prints what each event changed.

  --config     the shop's config, for its slots and campaigns
  --models     folder with manifest.json; default: the models that come with Vitrine
  --no-models  rules only
  --runtime    auto (default), compact or ort, as in the config
  --json       one JSON object per event: seq, session, at, name, segments, transitions, decisions

One event a line: {"name": "view_item", "at": 1760000000000, "params": {...}}; page_view's params carry the context.
All of them are one shopper's: a line with another "key" than the first is a fault.
Exit code 0; 1 when lines or config have faults (named on standard error), 2 when a file cannot be read.`;

const OPTIONS = {
  config: { type: 'string' },
  models: { type: 'string' },
  'no-models': { type: 'boolean' },
  runtime: { type: 'string', default: 'auto' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `vitrine replay`: the timeline of a recorded session. */
export async function replayCommand(args: readonly string[]): Promise<number> {
  const faults: string[] = [];
  const report: Tell = (problem) => void faults.push('message' in problem ? problem.message : explain(problem).message);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help || positionals.length !== 1) {
      console[values.help ? 'log' : 'error'](USAGE);
      return values.help ? 0 : 2;
    }
    const recording = await readEvents(positionals[0]!);
    faults.push(...recording.faults);
    const models = values['no-models']
      ? undefined
      : await nodeTimelineModels(values.models, runtimeOf(values.runtime), report);
    const rules = await rulesOf(values.config, models, report);
    for await (const { moment, row, before } of replay(recording.events, rules)) {
      if (values.json) console.log(JSON.stringify(plain(moment, row)));
      else printMoment({ moment, row, before });
    }
    models?.close();
  } catch (cause) {
    console.error(`vitrine replay: ${cause instanceof Error ? cause.message : String(cause)}`);
    return 2;
  }
  for (const fault of faults) console.error(fault);
  return faults.length ? 1 : 0;
}

type Recorded = Awaited<ReturnType<typeof readEvents>>['events'];

/** Every moment of a session, in order, with the row that made it and the moment before. */
export async function* replay(events: Recorded, rules: TimelineRules) {
  const log = openMemoryLog({ now: () => events[0]?.at ?? 0, report: () => {} });
  let moment: Moment = startMoment(rules);
  for (const row of await log.append(events)) {
    const before = moment;
    moment = await foldMoment(before, row, rules);
    yield { moment, row, before };
  }
}

async function rulesOf(path: string | undefined, models: Models | undefined, report: Tell): Promise<TimelineRules> {
  const config = path ? await readConfigFile(path, report) : readConfig({}, report);
  return timelineRules(config, models);
}

const plain = (
  { segments, transitions, decisions }: Moment,
  { seq, session, at, name }: { seq: number; session: number; at: number; name: string },
) => ({ seq, session, at, name, segments, transitions, decisions });

function runtimeOf(name: string): RuntimeChoice {
  if (name === 'auto' || name === 'compact' || name === 'ort') return name;
  throw new Error(`--runtime must be auto, compact or ort, not ${name}`);
}
