// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { didomi } from './doubles/didomi.js';
import { page, YES } from './doubles/kept-answer.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('didomi', {
  double: didomi(),
  // storing on the device stands with the first, and handing over needs it too
  opens: { preferences: ['contextual', 'persist', 'personalize', 'export'] },
});

describe('didomi', () => {
  const double = didomi();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['didomi'], ...options });
    await vi.waitFor(() => expect(opened.heard('didomi')?.note).not.toBe('loading'));
  };
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it.each(['none', 'cpra'])('under the law «%s» takes what reads as enabled for no choice', async (law) => {
    double.install();
    await open({ whereNotRequired: ['measure', 'export'] });
    double.regulation(law, { ...YES, marketing: false });
    await settled();
    expect(opened.granted()).toEqual(['measure']);
    expect(opened.consent.get()).toMatchObject({ personalize: 'unknown', export: 'denied' });
  });

  it('under a law that it does not know opens nothing', async () => {
    double.install();
    await open({ whereNotRequired: ['measure'] });
    double.regulation('a-new-act', YES);
    await settled();
    expect(opened.granted()).toEqual([]);
  });

  it('waits in the queue for a script that comes later, and hears what it said before', async () => {
    double.installStub!();
    await open();
    localStorage.setItem('double.didomi', JSON.stringify({ ...YES, at: Date.now() }));
    double.install();
    await settled();
    expect(opened.granted()).toHaveLength(6);
    expect(Date.now() - opened.heard('didomi')!.chosen!).toBeLessThan(60_000);
  });

  it('stays closed for a purpose that the shop does not have', async () => {
    double.install();
    await open({ map: { didomi: { personalize: ['cookies', 'our-own'] } } });
    double.choose(YES);
    await settled();
    expect(opened.consent.get().personalize).toBe('unknown');
    expect(page['Didomi']).toBeDefined();
  });
});
