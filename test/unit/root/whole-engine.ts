import { readFileSync } from 'node:fs';
import { setupOf } from '../../../examples/sessions/fold-session.js';
import type { Heard } from '../../../src/capture/heard.js';
import { createEngine } from '../../../src/engine.js';
import type { EngineMessage, EngineSetup, Inspection, Outlook } from '../../../src/protocol.js';
import { readConfig } from '../../../src/read-config.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { richLog } from '../segments/rich-log.js';

const given = JSON.parse(readFileSync('examples/playbook.json', 'utf8')) as object;

/** A config with everything in it: segments of the shop's own, micro-segments, priorities, suppression, seasons, prices. */
export const WHOLE_CONFIG = readConfig(
  {
    ...given,
    campaigns: { a: 'style', b: 'discount' },
    seasons: [{ id: 'winter', from: '11-01', to: '02-28' }],
    micro: [
      {
        id: 'm1',
        all: ['cluster:discount-seeker', 'context:device-phone'],
        support: { sessions: 900, shoppers: 400 },
        lift: 2,
      },
    ],
    uninstrumented: ['social_click'],
  },
  ({ message }) => {
    throw new Error(message);
  },
);

/** What an engine is opened with under it. */
export const WHOLE_SETUP: EngineSetup = {
  ...(setupOf(WHOLE_CONFIG) as unknown as EngineSetup),
  assets: 'https://shop.test/vitrine/',
};

/** Random visits as a page hears them, the same for the same seed. */
export const heardOf = (seed: number, sessions = 2): readonly Heard[] =>
  richLog(seed, { sessions, events: 40, gap: 8000 })
    .filter(({ name }) => !/^(tick|profile_update|social_click)$/.test(name))
    .map(({ name, at, params }) => ({ source: 'track', name, at, said: params }));

/** An engine that is running, and what it has said. */
export type Whole = Readonly<{
  append(heard: readonly Heard[]): Promise<unknown>;
  catchUp(): Promise<void>;
  inspect(): Promise<Inspection>;
  outlook(): Outlook | undefined;
  revoked(): boolean;
  close(): void;
}>;

/** Opens one, which caches after every batch. */
export async function openWhole(more: Partial<EngineSetup> = {}): Promise<Whole> {
  const messages: EngineMessage[] = [];
  const engine = createEngine({ ...ENGINE_FILES, pause: 0 });
  await engine.open({ ...WHOLE_SETUP, ...more }, (message) => messages.push(message));
  return {
    append: engine.append,
    catchUp: engine.catchUp,
    inspect: engine.inspect,
    outlook: () => messages.flatMap((one) => (one.kind === 'outlook' ? [one.outlook] : [])).at(-1),
    revoked: () => messages.some(({ kind }) => kind === 'revoked'),
    close: engine.close,
  };
}
