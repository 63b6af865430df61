import { explain } from '../../../src/explain.js';
import type { Tell } from '../../../src/lib/report.js';
import { nodeTimelineModels } from '../../heads/node-timeline-models.js';
import { gatherAll } from '../../inputs/gather-all.js';
import { logOf } from '../../inputs/log-of.js';
import { openInput, type EventInput } from '../../inputs/open-input.js';
import { readConfigFile } from '../../replaying/read-config-file.js';
import { timelineRules } from '../../replaying/timeline-rules.js';
import type { CommandStreams } from '../../running/command-streams.js';
import { effectsByRule, type PriceRule } from '../prices/price-rules.js';
import type { FairnessReport } from '../fairness-report.js';
import { changesOf } from './changes.js';
import { replayFlips, type Session } from './replay-flips.js';

type Choice = Readonly<{ flip: string; config: string; models: string | undefined; change: readonly string[] }>;

/** Replays a recording with only a proxy changed. Rejects, naming the line, where recording or a model has a fault. */
export async function flipSessions(
  { flip, config, models: folder, change }: Choice,
  prices: readonly PriceRule[],
  streams: CommandStreams,
): Promise<NonNullable<FairnessReport['replayed']>> {
  const faults: string[] = [];
  const fault = (message: string): void => void faults.push(message);
  const report: Tell = (problem) => fault('message' in problem ? problem.message : explain(problem).message);
  const inConfig: string[] = [];
  const shop = await readConfigFile(config, ({ message }) => inConfig.push(message));
  const changes = changesOf(change);
  const models = await nodeTimelineModels(folder, 'auto', report);
  const notice = { fault, note: () => {} };
  const input = await openInput({ path: flip === '-' ? undefined : flip, stdin: streams.stdin }, notice);
  try {
    if (!input.arrivals) throw new Error(`${flip}: holds no events to replay`);
    const rules = timelineRules(shop, models);
    let sessions = 0;
    const counted = async function* (): AsyncIterable<Session> {
      for await (const session of sessionsOf(input)) {
        sessions += 1;
        yield session;
      }
    };
    const flips = await replayFlips(counted(), changes, { rules, effects: effectsByRule(prices) });
    if (faults.length) throw new Error(faults.slice(0, 20).join('\n'));
    return { ...flips, sessions, config_faults: inConfig };
  } finally {
    input.close();
    models.close();
  }
}

async function* sessionsOf(input: EventInput): AsyncIterable<Session> {
  const { histories } = await gatherAll(input);
  for await (const { key, arrivals } of histories) yield { name: key || 'the shopper', log: logOf(arrivals) };
}
