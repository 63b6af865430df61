import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Heard } from '../../../src/capture/heard.js';
import type { SignedProfile } from '../../../src/capture/reading/profile/open-profiles.js';
import { createEngine } from '../../../src/engine.js';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { summarise } from '../../../src/learning/summarise.js';
import { purge } from '../../../src/memory/purge.js';
import type { EngineMessage, EngineSetup } from '../../../src/protocol.js';
import { ENGINE_FILES } from '../../fixtures/engine-files.js';
import { reading } from '../../fixtures/reading.js';

const profileConfig = { url: '/profile.jws', keys: [] };
const SETUP: EngineSetup = {
  persist: true,
  retentionDays: 30,
  runtime: 'compact',
  assets: 'https://shop.test/vitrine/',
  reading,
  slots: [],
  campaigns: {},
  policyVersion: 'test',
};
const DAY = 86_400_000;
const ago = (days: number) => Date.now() - days * DAY;
const heard = (source: string, name: string, said: object): Heard => ({ source, name, said, at: Date.now() });
const identify = (said: object) => heard('profile', 'profile_update', said);
const trait = { value: '35-44', source: 'account form', legal_basis: 'consent', collected_at: '2026-01-05' };
const known = { customer: 'c-1', as_of: ago(1), orders: 3, traits: { age_band: trait } };

async function open(over: Partial<EngineSetup> = {}, documents: readonly SignedProfile[] = []) {
  const messages: EngineMessage[] = [];
  const opened = vi.fn<() => Promise<SignedProfile | undefined>>(async () => documents[0]);
  const engine = createEngine({ ...ENGINE_FILES, loadDocument: async () => ({ openDocument: opened }), pause: 0 });
  await engine.open({ ...SETUP, ...over }, (message) => messages.push(message));
  const codes = () => messages.flatMap((one) => (one.kind === 'problem' ? [one.problem.code] : []));
  const kept = async () => (await engine.inspect()).events;
  const profiles = async () => (await kept()).flatMap(({ params }) => params.profile ?? []);
  return { engine, codes, kept, profiles, opened };
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('a profile that identify() tells', () => {
  it('is kept once, beside what was done, and known again on the next page', async () => {
    const first = await open();
    await first.engine.append([heard('track', 'view_cart', {}), identify(known), identify(known)]);
    expect((await first.kept()).map(({ name }) => name)).toEqual(['view_cart', 'profile_update']);
    const next = await open();
    await next.engine.append([identify(known)]);
    await next.engine.append([identify({ ...known, customer: 'c-2', as_of: ago(0) })]);
    expect(await next.profiles()).toEqual(await first.profiles());
    expect(next.codes()).toEqual(['profile-conflict']);
    expect((await next.engine.inspect()).hearing).toContainEqual(
      expect.objectContaining({ source: 'profile', name: 'profile_update', fates: { echo: 1, refused: 1 } }),
    );
  });

  it('is not taken from the data layer, an attribute or track()', async () => {
    const { engine, kept } = await open();
    for (const source of ['track', 'data-layer', 'attributes', 'segment'])
      await engine.append([
        heard(source, 'profile_update', known),
        heard(source, 'profile_update', { profile: known }),
      ]);
    expect(await kept()).toEqual([]);
  });

  it('is forgotten with everything else, after which another customer may come', async () => {
    const first = await open();
    await first.engine.append([identify(known)]);
    first.engine.close();
    await purge();
    const next = await open();
    await next.engine.append([identify({ ...known, customer: 'c-2' })]);
    expect(await next.profiles()).toHaveLength(1);
    expect(next.codes()).toEqual([]);
  });

  it('is no visit and keeps none alive', async () => {
    const { engine, kept } = await open();
    const at = Date.now() - 3_600_000;
    await engine.append([{ ...heard('track', 'view_cart', {}), at }, identify(known)]);
    await engine.append([heard('track', 'view_cart', {})]);
    expect((await kept()).map(({ session }) => session)).toEqual([1, 1, 2]);
  });

  it('is seen by another tab, which refuses another customer', async () => {
    const [one, two] = [await open(), await open()];
    await one.engine.append([identify(known)]);
    await two.engine.append([identify({ ...known, customer: 'c-2', as_of: ago(0), orders: 30 })]);
    await two.engine.append([identify({ ...known, as_of: ago(0), orders: 4 })]);
    expect(two.codes()).toEqual(['profile-conflict']);
    expect((await two.profiles()).map(({ facts }) => facts)).toEqual([{ orders: 3 }, { orders: 4 }]);
  });

  it('stays the same customer when the grant to store comes late', async () => {
    const first = await open({ persist: false });
    await first.engine.append([identify(known)]);
    await first.engine.persist();
    await first.engine.append([identify({ ...known, as_of: ago(0), orders: 4 })]);
    const next = await open();
    await next.engine.append([identify({ ...known, as_of: Date.now(), orders: 5 })]);
    expect([...first.codes(), ...next.codes()]).toEqual([]);
    const customers = new Set((await next.profiles()).map(({ customer }) => customer));
    expect([customers.size, (await next.profiles()).length]).toEqual([1, 3]);
  });

  it('is dropped rather than taken for another customer, when another tab stored first', async () => {
    const late = await open({ persist: false });
    await late.engine.append([identify(known), heard('track', 'view_cart', {})]);
    const first = await open();
    await first.engine.append([identify(known)]);
    await late.engine.persist();
    await late.engine.append([identify({ ...known, as_of: ago(0), orders: 4 })]);
    expect(late.codes()).toEqual([]);
    expect((await late.kept()).map(({ name }) => name)).toEqual(['profile_update', 'view_cart', 'profile_update']);
  });

  it('never reaches a summary but as numbers of features', async () => {
    const { engine, kept } = await open();
    await engine.append([identify({ ...known, categories: { Zithers: 1 } })]);
    await engine.append([heard('track', 'view_cart', {})]);
    const summaries = summarise(await kept(), {
      features: openFeatures(MORE_FEATURES),
      landmarks: { counts: new Set([1]), last: true },
      end: Date.now() + DAY,
      sessionAt: ({ session }) => session,
    });
    expect(summaries[0]!.snapshots[0]!.features).toMatchObject({ 'known_orders@1': 3 });
    expect(JSON.stringify(summaries)).not.toMatch(/c-1|h:|35-44|account form|consent|zithers/i);
  });
});

describe('a signed profile', () => {
  const document: SignedProfile = { customer: 'c-1', id: 'j1', at: ago(0.01), profile: { orders: 7 } };

  it('is not asked for before the page rests, nor without one in the config', async () => {
    const page = await open({ profile: profileConfig }, [document]);
    await page.engine.append([heard('track', 'view_cart', {})]);
    expect(page.opened).not.toHaveBeenCalled();
    await page.engine.rest();
    await expect.poll(async () => (await page.profiles()).map(({ facts }) => facts)).toEqual([{ orders: 7 }]);
    const none = await open({}, [document]);
    await none.engine.rest();
    await none.engine.inspect();
    expect(none.opened).not.toHaveBeenCalled();
  });

  it('is not asked for after the end', async () => {
    const { engine, opened } = await open({ profile: profileConfig }, [document]);
    engine.close();
    await engine.rest();
    await new Promise((next) => setTimeout(next, 20));
    expect(opened).not.toHaveBeenCalled();
  });

  it('is of the same customer as identify() tells, and ignored when it comes again', async () => {
    const first = await open({ profile: profileConfig }, [document]);
    await first.engine.append([identify(known)]);
    await first.engine.rest();
    await expect.poll(async () => (await first.profiles()).length).toBe(2);
    const again = await open({ profile: profileConfig }, [document]);
    await again.engine.rest();
    await expect.poll(async () => (await again.engine.inspect()).hearing[0]?.fates).toEqual({ echo: 1 });
    expect(await again.profiles()).toHaveLength(2);
    const other = await open({ profile: profileConfig }, [{ ...document, customer: 'c-2', id: 'j2', at: Date.now() }]);
    await other.engine.rest();
    await expect.poll(() => other.codes()).toEqual(['profile-conflict']);
    expect(await other.profiles()).toHaveLength(2);
  });

  it('is told as missing when its file cannot be loaded, and everything else goes on', async () => {
    const codes: string[] = [];
    const engine = createEngine({ ...ENGINE_FILES, loadDocument: () => Promise.reject(new Error('404')), pause: 0 });
    await engine.open(
      { ...SETUP, profile: profileConfig },
      (one) => one.kind === 'problem' && codes.push(one.problem.code),
    );
    await engine.rest();
    await expect.poll(() => codes).toEqual(['page-load']);
    expect(await engine.append([heard('track', 'view_cart', {})])).toBe(true);
  });
});
