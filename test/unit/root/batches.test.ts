import { expect, test } from 'vitest';
import type { Heard } from '../../../src/capture/heard.js';
import { createEngine } from '../../../src/engine.js';
import type { EngineSetup, Inspection, Outlook } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';
import { randomOf, richLog } from '../segments/rich-log.js';

const platform = { ...ENGINE_FILES, pause: 0 };
const setup: EngineSetup = {
  persist: false,
  retentionDays: 395,
  runtime: 'auto',
  assets: 'https://shop.test/vitrine/',
  reading: { ...reading, salt: 'same' } as EngineSetup['reading'],
  slots: [],
  campaigns: {},
  // asks for the rulebook at once
  settings: { uninstrumented: ['social_click'] },
  policyVersion: 'test',
};

const heard: readonly Heard[] = richLog(11, { sessions: 2, events: 60, gap: 8000 })
  .filter(({ name }) => !/^(tick|profile_update|social_click)$/.test(name))
  .map(({ name, at, params }) => ({ source: 'track', name, at, said: params }));

async function inBatches(sizeOf: () => number): Promise<Readonly<{ outlook: Outlook; inspection: Inspection }>> {
  const engine = createEngine(platform);
  let outlook: Outlook | undefined;
  await engine.open(setup, (message) => {
    if (message.kind === 'outlook') outlook = message.outlook;
  });
  for (let from = 0; from < heard.length;) {
    const size = sizeOf();
    await engine.append(heard.slice(from, from + size));
    from += size;
  }
  const inspection = await engine.inspect();
  engine.close();
  return { outlook: outlook!, inspection };
}

test('segments, transitions, features and decisions do not depend on how events come in batches', async () => {
  const random = randomOf(3);
  const all = await inBatches(() => heard.length);
  const one = await inBatches(() => 1);
  const some = await inBatches(() => 1 + Math.floor(random() * 9));
  expect(all.outlook.seq).toBeGreaterThan(50);
  expect(all.inspection.outlook.transitions!.length).toBeGreaterThan(20);
  for (const other of [one, some]) {
    expect(other.outlook).toEqual(all.outlook);
    expect(other.inspection.outlook).toEqual(all.inspection.outlook);
    expect(other.inspection.features).toEqual(all.inspection.features);
  }
});

test('an inspection names the features that the shop cannot tell', async () => {
  const { inspection } = await inBatches(() => 50);
  expect(inspection.notInstrumented).toEqual(['social_clicks@1']);
});
