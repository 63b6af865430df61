// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { YES } from './doubles/kept-answer.js';
import { shopify } from './doubles/shopify.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('shopify', { double: shopify() });

describe('shopify', () => {
  const double = shopify();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['shopify'], ...options });
    await vi.waitFor(() => expect(opened.heard('shopify')?.note).not.toBe('loading'));
    await settled();
  };
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('takes what is allowed without a choice for none: the config says what is open there', async () => {
    double.install();
    await open({ whereNotRequired: ['measure', 'export'] });
    double.openRegion(true);
    await settled();
    expect(opened.granted()).toEqual(['measure', 'export']);
    expect(opened.heard('shopify')!.note).toBe('no answer needed');
  });

  it('closes handing over where the sale of data is objected to, whatever else was chosen', async () => {
    double.install();
    await open({ whereNotRequired: ['measure', 'export'] });
    double.openRegion(false);
    await settled();
    expect(opened.consent.get()).toMatchObject({ measure: 'granted', export: 'denied' });
    double.choose(YES);
    await settled();
    expect(opened.consent.get()).toMatchObject({ personalize: 'granted', export: 'denied' });
  });

  it('asks for the file of a theme that lacks it only where the shop names shopify', async () => {
    const asked = double.theme();
    await open({ sources: 'auto' });
    expect(asked).toEqual([]);
    opened.stop();
    await open();
    expect(asked).toEqual([[{ name: 'consent-tracking-api', version: '0.1' }]]);
    double.choose(YES);
    await settled();
    expect(opened.granted()).toHaveLength(6);
  });

  it('waits while the visitor’s consent is loading', async () => {
    double.install();
    double.choose(YES);
    const api = (globalThis as unknown as Record<string, any>)['Shopify'].customerPrivacy;
    api.consentStatus = 'loading';
    await open();
    expect(opened.granted()).toEqual([]);
    api.consentStatus = 'loaded';
    document.dispatchEvent(new Event('visitorConsentCollected'));
    await settled();
    expect(opened.granted()).toHaveLength(6);
  });
});
