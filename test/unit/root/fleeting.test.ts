import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import type { EventParams } from '../../../src/capture/shop-event.js';
import { createEngine } from '../../../src/engine.js';
import type { EngineSetup, Outlook } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

const START = Date.UTC(2026, 5, 15, 10);
const setup: EngineSetup = {
  persist: true,
  retentionDays: 395,
  runtime: 'auto',
  assets: 'https://shop.test/vitrine/',
  reading,
  slots: ['hero', 'offer'].map((slot) => ({
    slot,
    variants: [{ name: 'all', segments: [], except: [], priority: 1, needsObject: false }],
  })),
  campaigns: {},
  settings: { suppress: { sensitivePages: { kinds: ['checkout'], only: ['offer'] } } },
  policyVersion: 'test',
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function open() {
  const outlooks: Outlook[] = [];
  const engine = createEngine({ ...ENGINE_FILES, pause: 0 });
  await engine.open(setup, (message) => {
    if (message.kind === 'outlook') outlooks.push(message.outlook);
  });
  return {
    view: (page_kind: EventParams['page_kind'], minute: number) =>
      engine.append([
        { source: 'track', name: 'page_view', at: START + minute * 60_000, said: { page_kind, page_path: '/' } },
      ]),
    shown: () => outlooks.at(-1)!.decisions.map(({ slot, variant }) => `${slot} ${variant}`),
    close: engine.close,
  };
}

it('shows nothing before a page is known that may have to go there', async () => {
  const first = await open();
  // the first page of all may be one of them
  expect(first.shown()).toEqual(['hero all', 'offer default']);
  await first.view('home', 0);
  expect(first.shown()).toEqual(['hero all', 'offer all']);
  first.close();
  const next = await open();
  // a slot without a decision is the shop's own
  expect(next.shown()).toEqual(['hero all']);
  await next.view('checkout', 1);
  expect(next.shown()).toEqual(['hero all', 'offer default']);
  await next.view('home', 2);
  expect(next.shown()).toEqual(['hero all', 'offer all']);
  next.close();
});
