import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readEvents } from '../../cli/inputs/read-events.js';
import { nodeTimelineModels } from '../../cli/heads/node-timeline-models.js';
import { replay } from '../../cli/commands/replay.js';
import { readConfigFile } from '../../cli/replaying/read-config-file.js';
import { timelineRules } from '../../cli/replaying/timeline-rules.js';
import type { ResolvedConfig } from '../../src/config.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import { explain } from '../../src/explain.js';
import type { Tell } from '../../src/lib/report.js';
import { openMemoryLog } from '../../src/memory/memory-log.js';
import type { Models } from '../../src/model/open-models.js';
import type { SegmentId } from '../../src/segments/segment.js';
import { settingsOf } from '../../src/settings.js';
import { lineOf, type Line } from './line-of.js';

/** What holds from one event on, in words and so that a test can hold it. */
export type Expected = Readonly<{
  words: string;
  /** By seq, both included; without `to` up to the last event. */
  from: number;
  to?: number;
  in?: readonly SegmentId[];
  out?: readonly SegmentId[];
  unknown?: readonly SegmentId[];
  /** Of each of these lists one. */
  any?: readonly (readonly SegmentId[])[];
  /** Ids of what segments are about. */
  object?: Readonly<Record<SegmentId, string>>;
  /** Variants by slot. */
  shown?: Readonly<Record<string, string>>;
  /** Another session that ends in the same segments of recency, frequency and money. */
  same?: string;
}>;

/** A recorded session and what is expected of it. */
export type Story = Readonly<{ story: string; config: string; expect: readonly Expected[] }>;

const place = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const readJson = (file: string) => JSON.parse(readFileSync(place(file), 'utf8'));

/** The names of all recorded sessions. */
export const sessionNames = (): readonly string[] =>
  readdirSync(place('.')).flatMap((file) => (file.endsWith('.ndjson') ? [file.slice(0, -'.ndjson'.length)] : []));

/** What is told of a session. */
export const readStory = (name: string): Story => readJson(`${name}.expect.json`);

/** Its timeline as it was recorded. */
export const readTimeline = (name: string): readonly Line[] => readJson(`${name}.timeline.json`);

/** The timelines of sessions under the models of the repository; opened once, since that takes longer than a session. */
export async function openFolding(): Promise<
  Readonly<{ fold(name: string): Promise<readonly Line[]>; close(): void }>
> {
  const models = await nodeTimelineModels(undefined, 'auto', throwing);
  return { fold: (name) => foldSession(name, models), close: () => models.close() };
}

/** What a page's engine is opened with under a config, beside where its files lie. */
export const setupOf = (config: ResolvedConfig) => ({
  persist: true,
  retentionDays: 395,
  runtime: 'auto',
  reading: { pageKinds: [], domains: [], hash: [], sensitive: [], seasons: config.seasons },
  policyVersion: config.policyVersion,
  campaigns: config.campaigns,
  slots: slotRules(config.slots),
  settings: settingsOf(config),
});

/** The config of a session, and the rows of its log. */
export async function openSession(name: string) {
  const { events, config } = await readSession(name);
  const log = openMemoryLog({ now: () => events[0]!.at, report: throwing });
  return { config, rows: await log.append(events) };
}

async function readSession(name: string) {
  const { events, faults } = await readEvents(place(`${name}.ndjson`));
  if (faults.length) throw new Error(faults.join('\n'));
  return { events, config: await readConfigFile(place(readStory(name).config), throwing) };
}

async function foldSession(name: string, models: Models): Promise<readonly Line[]> {
  const { events, config } = await readSession(name);
  const lines: Line[] = [];
  for await (const { moment, row, before } of replay(events, timelineRules(config, models)))
    lines.push(lineOf(row, moment, before.seq ? before : undefined));
  return lines;
}

const throwing: Tell = (problem) => {
  throw new Error('message' in problem ? problem.message : explain(problem).message, { cause: problem.cause });
};
