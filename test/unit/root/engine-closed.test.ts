import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine.js';
import type { EnginePlatform } from '../../../src/engine-platform.js';
import type { EngineSetup } from '../../../src/protocol.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

const SETUP: EngineSetup = {
  persist: true,
  retentionDays: 30,
  runtime: 'auto',
  assets: 'https://shop.example/vitrine/',
  models: 'https://shop.example/none/',
  reading,
  slots: [],
  campaigns: {},
  policyVersion: '1',
  language: 'de',
};
const turn = () => new Promise((next) => setImmediate(next));

function start(platform: EnginePlatform) {
  const engine = createEngine({ ...ENGINE_FILES, ...platform });
  return { engine, opened: engine.open(SETUP, () => undefined) };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('an engine that is closed', () => {
  it('asks for no other language where words fail after that', async () => {
    const asked: string[] = [];
    let fail: (cause: Error) => void;
    const { engine, opened } = start({
      loadPhrases: (_, language) => {
        asked.push(language);
        return new Promise((__, reject) => (fail = reject));
      },
    });
    await opened;
    engine.close();
    fail!(new Error('gone'));
    await turn();
    expect(asked).toEqual(['de']);
  });

  it('asks for neither words nor models, however far it was open', async () => {
    for (let turns = 0; turns < 25; turns++) {
      let isClosed = false;
      const late: string[] = [];
      const ask = (what: string) => isClosed && late.push(what);
      const { engine, opened } = start({
        loadPhrases: async (_, language) => (ask(language), { phrases: en }),
        fetchBytes: async (url) => (ask(url), Promise.reject(new Error('404'))),
      });
      for (let taken = 0; taken < turns; taken++) await turn();
      engine.close();
      isClosed = true;
      await opened;
      await turn();
      expect(late).toEqual([]);
    }
  });
});
