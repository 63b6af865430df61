// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO, YES } from './doubles/kept-answer.js';
import { osano } from './doubles/osano.js';
import { looked, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('osano', { double: osano() });

describe('osano', () => {
  const double = osano();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['osano'], ...options });
    await vi.waitFor(() => expect(opened.heard('osano')?.note).not.toBe('loading'));
    await settled();
  };
  beforeEach(() => double.reset());
  afterEach(async () => {
    opened.stop();
    await double.unload();
  });

  it('takes ACCEPT for OPT_OUT as what it is: the shopper has opted out', async () => {
    double.install();
    await open();
    double.choose(YES);
    await settled();
    expect(opened.consent.get().export).toBe('granted');
    double.optOut(true);
    expect(opened.consent.get()).toMatchObject({ export: 'denied', personalize: 'granted' });
  });

  it.each([
    ['in permissive mode', { mode: 'permissive', gdprApplies: true }],
    ['where a notice alone is asked for', { mode: 'production', gdprApplies: false }],
    ['where it does not say which law holds', { mode: 'production', gdprApplies: undefined }],
  ])('%s takes the default that it saved by itself for no choice, though it says it again', async (_, how) => {
    double.start({ ...how, saves: YES });
    await open();
    await looked();
    expect(opened.granted()).toEqual([]);
    double.choose({ ...YES, marketing: false });
    await settled();
    expect(opened.granted()).toEqual(['contextual', 'persist', 'personalize', 'measure', 'learn']);
  });

  it('hears a default that is saved before it has begun for no choice, nor a toggle after that', async () => {
    const begin = double.wait({ mode: 'permissive', gdprApplies: true });
    await open();
    begin({ ...YES, marketing: false });
    double.presume!();
    await looked();
    expect(opened.granted()).toEqual([]);
    double.choose({ ...YES, statistics: false });
    await settled();
    expect(opened.granted()).toEqual(['contextual', 'persist', 'personalize', 'export']);
  });

  it('where nobody need be asked opens what the config leaves open, but for an opt-out', async () => {
    double.start({ mode: 'production', gdprApplies: false, saves: YES });
    await open({ whereNotRequired: ['measure', 'export'] });
    expect(opened.granted()).toEqual(['measure', 'export']);
    double.optOut(true);
    expect(opened.consent.get().export).toBe('denied');
  });

  it('hears a refusal that changes nothing of the default as an answer', async () => {
    double.install();
    await open();
    double.choose(NO);
    expect(opened.consent.get()).toMatchObject({ persist: 'denied', export: 'denied' });
  });
});
