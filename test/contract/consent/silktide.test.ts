// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { YES } from './doubles/kept-answer.js';
import { silktide } from './doubles/silktide.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('silktide', { double: silktide() });

describe('silktide', () => {
  let opened: ManagerPage;
  const open = async () => {
    opened = openManagerPage({ sources: ['silktide'] });
    await vi.waitFor(() => expect(opened.heard('silktide')?.note).not.toBe('loading'));
  };
  afterEach(() => {
    opened.stop();
    localStorage.clear();
  });

  it('hears a namespace, and categories under the other usual names', async () => {
    const ids = { preferences: 'functional', statistics: 'statistics', marketing: 'advertising' };
    const double = silktide('shop', ids);
    double.install();
    await open();
    double.choose({ ...YES, statistics: false });
    await settled();
    expect(opened.granted()).toEqual(['contextual', 'persist', 'personalize', 'export']);
    await double.unload();
  });

  it('stays closed for a category that the shop does not have', async () => {
    const double = silktide();
    double.install();
    await open();
    double.choose(YES);
    localStorage.removeItem('stcm.consent.preferences');
    dispatchEvent(new Event('storage'));
    expect(opened.consent.get()).toMatchObject({ persist: 'unknown', personalize: 'unknown' });
    await double.unload();
  });

  it('hears the withdrawal of another tab', async () => {
    const double = silktide();
    double.install();
    await open();
    double.choose(YES);
    await settled();
    expect(opened.granted()).toHaveLength(6);
    for (const id of ['preferences', 'analytics', 'marketing']) localStorage.setItem(`stcm.consent.${id}`, 'false');
    dispatchEvent(new Event('storage'));
    expect(opened.granted()).toEqual([]);
    await double.unload();
  });

  it('writes nothing', async () => {
    const double = silktide();
    double.install();
    const write = vi.spyOn(Storage.prototype, 'setItem');
    await open();
    await settled();
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    await double.unload();
  });
});
