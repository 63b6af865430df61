// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onetrust } from './doubles/onetrust.js';
import { ALL, NONE, openConsentModePage } from './consent-mode-page.js';
import { gtag, installGoogleTag, removeGoogle, typesOf, update } from './google-tag.js';
import { looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';

describe('Consent Mode after an update', () => {
  let page: ManagerPage;
  const begin = async (options?: object) => void (page = await openConsentModePage(options));
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
  afterEach(() => {
    page.stop();
    removeGoogle();
    vi.restoreAllMocks();
  });

  it.each<[string, string, object]>([
    ['a default of a type that opens nothing', 'default', { security_storage: 'granted' }],
    ['a default that grants', 'default', typesOf(ALL)],
    ['a default that denies', 'default', typesOf(NONE)],
    ['an update of a type that opens nothing', 'update', { security_storage: 'granted' }],
  ])('does not open again, after another tab’s withdrawal, by %s', async (_, about, types) => {
    gtag('consent', 'default', { analytics_storage: 'denied' });
    update(ALL);
    await begin();
    expect(page.granted()).toHaveLength(6);
    const { raw } = page.heard('consent-mode')!;
    page.consent.lapse(page.granted());
    const said = page.said();
    gtag('consent', about, types);
    await looked();
    expect(page.said()).toBe(said);
    expect(page.granted()).toEqual([]);
    expect(page.heard('consent-mode')!.raw).toEqual(raw);
    update(NONE);
    update(ALL);
    await settled();
    expect(page.granted()).toHaveLength(6);
  });

  it('says the same whether Vitrine came before the commands or after them', async () => {
    const commands = [
      ['default', { analytics_storage: 'denied', ad_user_data: 'denied' }],
      ['update', { analytics_storage: 'granted' }],
      ['default', typesOf(ALL)],
    ] as const;
    gtag('consent', 'default', { security_storage: 'granted' });
    await begin();
    for (const [about, types] of commands) gtag('consent', about, types);
    const early = page.heard('consent-mode');
    page.stop();
    await begin();
    expect(page.heard('consent-mode')).toMatchObject({ says: early!.says, raw: early!.raw, note: early!.note });
  });

  describe('of which a banner names but the usual four types', () => {
    const FOUR = {
      ad_storage: 'granted',
      ad_user_data: 'granted',
      ad_personalization: 'granted',
      analytics_storage: 'granted',
    };
    const trust = onetrust();
    afterEach(() => {
      trust.unload();
      trust.reset();
    });

    it('has no word on the rest, so that another manager’s yes opens it, and says why', async () => {
      trust.install();
      gtag('consent', 'default', { ...FOUR, analytics_storage: 'denied' });
      page = openManagerPage({ sources: 'auto' });
      trust.choose(ALL);
      await vi.waitFor(() => expect(page.heard('onetrust')?.says.personalize).toBe('granted'));
      await settled();
      // it has not answered
      expect(page.granted()).toEqual([]);
      gtag('consent', 'update', FOUR);
      await settled();
      expect(page.granted()).toHaveLength(6);
      expect(page.heard('consent-mode')).toMatchObject({
        says: { measure: 'granted', learn: 'granted', export: 'granted' },
        note: 'never named: functionality_storage, personalization_storage',
      });
      expect(page.heard('consent-mode')!.says).not.toHaveProperty('personalize');
      trust.choose({ ...ALL, preferences: false });
      expect(page.consent.get().personalize).toBe('denied');
    });

    it('opens nothing of the rest by itself', async () => {
      gtag('consent', 'update', FOUR);
      await begin();
      expect(page.granted()).toEqual(['measure', 'learn', 'export']);
      expect(page.consent.get().personalize).toBe('unknown');
    });

    it.each<[string, () => void]>([
      ['a default', () => gtag('consent', 'default', { personalization_storage: 'denied' })],
      ['a template’s default', () => installGoogleTag().set('default', { personalization_storage: 'denied' })],
    ])('keeps closed what %s has named and no update has', async (_, name) => {
      name();
      gtag('consent', 'update', FOUR);
      await begin();
      page.consent.set({ persist: 'granted', personalize: 'granted', contextual: 'granted' });
      await settled();
      expect(page.granted()).toEqual(['contextual', 'measure', 'learn', 'export']);
      expect(page.heard('consent-mode')!.note).toBe('never named: functionality_storage');
    });

    it('hears an update that names the rest later, both ways', async () => {
      gtag('consent', 'update', FOUR);
      await begin();
      page.consent.set({ persist: 'granted', personalize: 'granted', contextual: 'granted' });
      await settled();
      expect(page.granted()).toHaveLength(6);
      gtag('consent', 'update', { personalization_storage: 'denied' });
      expect(page.consent.get()).toMatchObject({ persist: 'denied', personalize: 'denied' });
    });

    it('keeps closed what the shop’s map leaves empty, and what has one type of two', async () => {
      gtag('consent', 'update', FOUR);
      const personalize = ['analytics_storage', 'personalization_storage'];
      await begin({ map: { 'consent-mode': { contextual: [], personalize } } });
      page.consent.set({ persist: 'granted', personalize: 'granted', contextual: 'granted' });
      await settled();
      expect(page.granted()).toEqual(['persist', 'measure', 'learn', 'export']);
    });
  });
});
