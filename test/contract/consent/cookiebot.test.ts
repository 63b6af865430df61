// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cookiebot } from './doubles/cookiebot.js';
import { NO, page, YES } from './doubles/kept-answer.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('cookiebot', { double: cookiebot() });

describe('cookiebot', () => {
  const double = cookiebot();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['cookiebot'], ...options });
    await vi.waitFor(() => expect(opened.heard('cookiebot')?.note).not.toBe('loading'));
  };
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('takes an implied consent for none, and says so', async () => {
    double.install();
    await open({ whereNotRequired: ['personalize'] });
    double.presume!();
    await settled();
    expect(opened.granted()).toEqual([]);
    expect(opened.heard('cookiebot')).toMatchObject({ note: 'no answer yet', raw: { method: 'implied' } });
  });

  it('out of the region that it asks in, opens what the config leaves open', async () => {
    double.install();
    await open({ whereNotRequired: ['personalize', 'measure'] });
    double.outOfRegion();
    await settled();
    expect(opened.granted()).toEqual(['personalize']);
    expect(opened.consent.get().measure).toBe('denied');
  });

  it('holds the time of the choice against the greatest age', async () => {
    double.install();
    await open({ maxAge: 30 });
    double.choose(YES);
    await settled();
    expect(opened.granted()).toHaveLength(6);
    page['Cookiebot'].consentUTC = new Date(Date.now() - 31 * 86_400_000);
    dispatchEvent(new Event('CookiebotOnConsentReady'));
    await settled();
    expect(opened.granted()).toEqual([]);
  });

  it('hears no from OnAccept with a partial choice', async () => {
    double.install();
    await open();
    double.choose({ ...NO, statistics: true });
    await settled();
    expect(opened.consent.get()).toMatchObject({ measure: 'granted', personalize: 'denied', export: 'denied' });
  });

  it('is heard under the name that the shop gives', async () => {
    double.install();
    page['CB'] = page['Cookiebot'];
    delete page['Cookiebot'];
    page['CB'] = { hasResponse: true, consent: { ...YES, method: 'explicit' }, consentUTC: new Date() };
    await open({ globals: { cookiebot: 'CB' } });
    await settled();
    expect(opened.granted()).toHaveLength(6);
    delete page['CB'];
  });
});
