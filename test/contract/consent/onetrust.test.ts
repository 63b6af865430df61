// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO, page, YES } from './doubles/kept-answer.js';
import { onetrust } from './doubles/onetrust.js';
import { looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('onetrust', { double: onetrust() });

describe('onetrust', () => {
  const double = onetrust();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['onetrust'], ...options });
    await vi.waitFor(() => expect(opened.heard('onetrust')?.note).not.toBe('loading'));
  };
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('where no banner is shown opens what the config leaves open there, and not what is refused', async () => {
    double.install();
    await open({ whereNotRequired: ['contextual', 'personalize', 'export'] });
    double.noBanner();
    await settled();
    expect(opened.granted()).toEqual(['contextual', 'personalize']);
    expect(opened.consent.get().export).toBe('denied');
  });

  it('where no banner is shown opens nothing by default', async () => {
    double.install();
    await open();
    double.noBanner();
    await settled();
    expect(opened.granted()).toEqual([]);
  });

  it('hears what another tab has stored, though this tab’s own object is as it was', async () => {
    double.install();
    await open();
    double.choose(YES);
    await settled();
    expect(opened.granted()).toHaveLength(6);
    double.elsewhere({ ...YES, preferences: false });
    await looked();
    expect(opened.granted()).toEqual(['measure', 'learn', 'export']);
    expect(page['OnetrustActiveGroups']).toContain('C0003');
  });

  it('tells when the shopper chose, so that an old choice counts no more', async () => {
    double.install();
    double.choose(YES);
    await open();
    await settled();
    expect(Date.now() - opened.heard('onetrust')!.chosen!).toBeLessThan(60_000);
    opened.stop();
    document.cookie = `OptanonAlertBoxClosed=${new Date(Date.now() - 20 * 86_400_000).toISOString()}; path=/`;
    await open({ maxAge: 10 });
    await settled();
    expect(opened.granted()).toEqual([]);
  });

  it('takes groups of the shop’s own, and no group for a longer one of the same beginning', async () => {
    double.install();
    await open({ map: { onetrust: { personalize: ['C000'], measure: ['C0002', 'C0004'] } } });
    double.choose({ ...YES, marketing: false });
    await settled();
    expect(opened.consent.get()).toMatchObject({ personalize: 'denied', measure: 'denied', learn: 'granted' });
  });

  it('leaves the shop’s OptanonWrapper alone', async () => {
    const wrapper = () => undefined;
    page['OptanonWrapper'] = wrapper;
    double.install();
    await open();
    double.choose(NO);
    expect(page['OptanonWrapper']).toBe(wrapper);
    delete page['OptanonWrapper'];
  });
});
