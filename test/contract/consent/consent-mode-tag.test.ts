// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ALL, NONE, openConsentModePage } from './consent-mode-page.js';
import { gtag, installGoogleTag, page$, removeGoogle, typesOf, update } from './google-tag.js';
import { looked, settled, type ManagerPage } from './manager-page.js';

describe('Consent Mode with a Google tag', () => {
  let page: ManagerPage;
  const begin = async (options?: object) => void (page = await openConsentModePage(options));
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
  afterEach(() => {
    page.stop();
    removeGoogle();
    vi.restoreAllMocks();
  });

  it('hears what a template tells past the layer, both ways', async () => {
    const tag = installGoogleTag();
    tag.set('default', typesOf(NONE));
    await begin({ sources: 'auto' });
    await looked();
    expect(page.granted()).toEqual([]);
    tag.set('update', typesOf(ALL));
    await settled();
    expect(page.granted()).toHaveLength(6);
    tag.set('update', typesOf(NONE));
    expect(page.granted()).toEqual([]);
    expect(page.consent.get().personalize).toBe('denied');
  });

  it('does not take a template’s default for an answer', async () => {
    const tag = installGoogleTag();
    await begin({ sources: 'auto' });
    tag.set('default', typesOf(ALL));
    await looked();
    expect(page.granted()).toEqual([]);
  });

  it('opens only what both the layer and the tag have a yes for', async () => {
    const tag = installGoogleTag();
    gtag('consent', 'default', typesOf(NONE));
    await begin();
    update(ALL);
    await settled();
    tag.set('update', { analytics_storage: 'denied' });
    expect(page.consent.get().measure).toBe('denied');
    gtag('consent', 'update', { ad_user_data: 'denied' });
    tag.set('update', { ad_user_data: 'granted' });
    await looked();
    expect(page.consent.get().export).toBe('denied');
  });

  it('has heard a template’s update: no default of the layer or the tag is news after it', async () => {
    const tag = installGoogleTag();
    await begin({ sources: 'auto' });
    tag.set('update', { analytics_storage: 'granted' });
    await looked();
    expect(page.granted()).toEqual(['measure', 'learn']);
    page.consent.lapse(page.granted());
    const said = page.said();
    gtag('consent', 'default', typesOf(ALL));
    tag.set('default', typesOf(NONE));
    await looked();
    expect(page.said()).toBe(said);
    expect(page.granted()).toEqual([]);
  });

  it('does not take for an update what a store without entries may owe to a late default', async () => {
    const ics = { getConsentState: () => 2 };
    page$.google_tag_data = { ics };
    await begin({ sources: 'auto' });
    gtag('consent', 'update', { analytics_storage: 'granted' });
    gtag('consent', 'default', typesOf(ALL));
    ics.getConsentState = () => 1;
    await looked();
    expect(page.granted()).toEqual(['measure', 'learn']);
  });

  it('follows a layer whose beginning the tag cuts off', async () => {
    installGoogleTag();
    gtag('consent', 'default', typesOf(NONE));
    await begin();
    update({ ...ALL, marketing: false });
    for (let at = 0; at < 400; at++) gtag('event', 'scroll', { at });
    await looked();
    expect(page.granted()).toHaveLength(5);
    update(ALL);
    await settled();
    expect(page.granted()).toHaveLength(6);
    update(NONE);
    expect(page.granted()).toEqual([]);
  });

  it('does not take a tag that was told nothing for a sign', async () => {
    installGoogleTag();
    await begin({ sources: 'auto' });
    await looked();
    expect(page.heard('consent-mode')).toBeUndefined();
  });

  it('hears a tag whose store tells nothing but the state', async () => {
    page$.google_tag_data = { ics: { getConsentState: () => 1 } };
    await begin({ sources: 'auto' });
    expect(page.granted()).toHaveLength(6);
    gtag('consent', 'default', typesOf(ALL));
    await looked();
    expect(page.granted()).toEqual([]);
  });
});
