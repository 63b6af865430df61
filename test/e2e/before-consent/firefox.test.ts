import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vitrine } from '../../../src/vitrine.js';
import type { Driven } from '../engines/engine.js';
import { firefox } from '../engines/firefox.js';
import { describeBeforeConsent } from './describe-before-consent.js';
import { serveWatched, type Watched } from './serve-watched.js';

describeBeforeConsent(firefox);

const missing = firefox.missing();

describe.skipIf(missing)("Firefox's own Global Privacy Control", () => {
  let watched: Watched;
  let driven: Driven;
  beforeAll(async () => {
    watched = await serveWatched();
    driven = await firefox.open({ gpc: true });
  });
  afterAll(async () => {
    await driven?.close();
    await watched?.close();
  });

  it('takes one file more, and nothing else before an answer', async () => {
    await driven.goto(`${watched.url}/05-sequence-model/`);
    await new Promise((next) => setTimeout(next, 800));
    const asked = watched.served.map(({ path }) => path).filter((path) => path.startsWith('/vitrine/'));
    expect(asked).toEqual(['/vitrine/vitrine.js', '/vitrine/vitrine.consents.js']);
    const acts = await driven.evaluate(() => globalThis.seenActs);
    expect(acts.filter(({ kind, name }) => kind === 'write' || name.startsWith('vitrine'))).toEqual([]);
  });

  it('closes export whatever is granted, and is named as the reason', async () => {
    await driven.goto(`${watched.url}/04-consent-callback/`);
    const { before, after, sources } = await driven.evaluate(async () => {
      const { vitrine } = window as unknown as { vitrine: Vitrine };
      const said = (source: string) => vitrine.consent.debug().sources.some((one) => one.source === source);
      while (!said('gpc')) await new Promise((next) => setTimeout(next, 20));
      const before = vitrine.consent.get().export;
      vitrine.consent.set({ personalize: 'granted', persist: 'granted', export: 'granted' });
      await new Promise((next) => setTimeout(next, 300));
      return { before, after: vitrine.consent.get(), sources: vitrine.consent.debug().sources };
    });
    expect(before).toBe('denied');
    expect(after).toMatchObject({ personalize: 'granted', persist: 'granted', export: 'denied' });
    expect(sources).toContainEqual(
      expect.objectContaining({ source: 'gpc', kind: 'optout', raw: true, says: { export: 'denied' } }),
    );
    expect(watched.served.every(({ gpc }) => gpc === '1')).toBe(true);
  });
});
