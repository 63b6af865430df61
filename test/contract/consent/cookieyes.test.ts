// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cookieyes } from './doubles/cookieyes.js';
import { YES } from './doubles/kept-answer.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

describeMatrix('cookieyes', { double: cookieyes() });

describe('cookieyes', () => {
  const double = cookieyes();
  let opened: ManagerPage;
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('under a law of opting out opens only what the config leaves open, and nothing that was refused', async () => {
    double.install();
    opened = openManagerPage({ sources: ['cookieyes'], whereNotRequired: ['measure', 'export'] });
    await vi.waitFor(() => expect(opened.heard('cookieyes')?.note).not.toBe('loading'));
    double.optOutLaw(YES);
    await settled();
    expect(opened.granted()).toEqual(['measure', 'export']);
    double.optOutLaw({ ...YES, marketing: false });
    expect(opened.consent.get().export).toBe('denied');
  });
});
