import { expect, it } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import { createEngine } from '../../../src/engine.js';
import type { EngineMessage } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

it('makes segments of the seasons that pages are read by, but not of one that is refused', async () => {
  const messages: EngineMessage[] = [];
  const engine = createEngine({ ...ENGINE_FILES, pause: 0 });
  const variants = { on: { segments: ['context:season-sale'], content: { em: { text: 'Sale' } } } } as const;
  const seasons = ['sale', 'ramadan'].map((id) => ({ id, from: '01-01', to: '12-31' }));
  const setup = {
    persist: false,
    retentionDays: 30,
    runtime: 'auto',
    assets: 'https://shop.test/vitrine/',
    reading: { ...reading, seasons },
    slots: slotRules({ hero: { variants } }),
    campaigns: {},
    policyVersion: 'test',
  } as const;
  await engine.open(setup, (message) => messages.push(message));
  const said = { page_path: '/', season: 'sale ramadan', utc_offset: 0 };
  await engine.append([{ source: 'track', name: 'page_view', at: Date.now(), said }]);
  const latest = () => messages.flatMap((one) => (one.kind === 'outlook' ? [one.outlook] : [])).at(-1)!;
  await expect.poll(() => latest().decisions[0]!.reason.text).toBe('Because it is time for sale.');
  const last = latest();
  expect(last.segments.filter(({ id }) => id.includes('season-')).map(({ id, active }) => [id, active])).toEqual([
    ['context:season-sale', true],
  ]);
  expect(last.decisions).toMatchObject([{ variant: 'on' }]);
  const told = messages.flatMap((one) => (one.kind === 'problem' ? [one.problem.code] : []));
  expect(told.filter((code) => code.startsWith('segment'))).toEqual([]);
  engine.close();
});
