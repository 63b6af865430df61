// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, YES } from './doubles/kept-answer.js';
import { wpConsentApi } from './doubles/wp-consent-api.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

const moment = () => new Promise<void>((done) => setTimeout(done, 130));

describeMatrix('wp-consent-api', { double: wpConsentApi(), settle: moment });

describe('wp-consent-api', () => {
  const double = wpConsentApi();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['wp-consent-api'], ...options });
    await vi.waitFor(() => expect(opened.heard('wp-consent-api')?.note).not.toBe('loading'));
  };
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('does not open on an old cookie that the banner corrects a moment after the document', async () => {
    double.install();
    double.choose(YES);
    setTimeout(() => (document.cookie = 'wp_consent_statistics=deny; path=/'), 40);
    await open();
    await moment();
    expect(opened.states.some((state) => state.measure === 'granted')).toBe(false);
    expect(opened.consent.get()).toMatchObject({ measure: 'denied', personalize: 'granted' });
  });

  it('where one opts out opens what the config leaves open, until somebody does', async () => {
    double.install();
    await open({ whereNotRequired: ['measure', 'export'] });
    double.type('optout');
    await settled();
    expect(opened.granted()).toEqual(['measure', 'export']);
    double.choose({ ...YES, marketing: false });
    expect(opened.consent.get().export).toBe('denied');
  });

  it('waits for the type where it is told to, and hears the fallback elsewhere', async () => {
    double.install();
    double.choose(YES);
    page['waitfor_consent_hook'] = true;
    page['wp_fallback_consent_type'] = 'optin';
    delete page['wp_consent_type'];
    await open();
    await moment();
    expect(opened.granted()).toEqual([]);
    page['waitfor_consent_hook'] = false;
    document.dispatchEvent(new Event('wp_consent_type_defined'));
    await settled();
    expect(opened.granted()).toHaveLength(6);
    delete page['wp_fallback_consent_type'];
  });

  it('reads cookies under the prefix of a later version', async () => {
    const later = wpConsentApi('wp_consent_2');
    later.install();
    await open();
    await moment();
    later.choose({ ...YES, statistics: false });
    await settled();
    expect(opened.granted()).toEqual(['contextual', 'persist', 'personalize', 'export']);
    await later.unload();
    await later.reset();
  });
});
