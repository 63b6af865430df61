// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, YES } from './doubles/kept-answer.js';
import { usercentrics2, usercentrics3 } from './doubles/usercentrics.js';
import { openManagerPage, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix } from './matrix.js';

const map = { usercentrics: { measure: ['analytics'], learn: ['analytics'] } };

describe('version 3', () => {
  describeMatrix('usercentrics', { double: usercentrics3(), options: { map } });
});
describe('version 2', () => {
  describeMatrix('usercentrics', { double: usercentrics2(), options: { map } });
});

describe.each([
  ['3', usercentrics3],
  ['2', usercentrics2],
])('usercentrics %s', (_, make) => {
  const double = make();
  let opened: ManagerPage;
  const open = async (options = {}) => {
    opened = openManagerPage({ sources: ['usercentrics'], ...options });
    await vi.waitFor(() => expect(opened.heard('usercentrics')?.note).not.toBe('loading'));
    await settled();
  };
  afterEach(async () => {
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('where nobody is asked opens what the config leaves open, and nothing that is refused', async () => {
    double.install();
    await open({ whereNotRequired: ['personalize', 'export'] });
    double.openRegion({ ...YES, marketing: false });
    await settled();
    expect(opened.granted()).toEqual(['personalize']);
    expect(opened.consent.get().export).toBe('denied');
  });

  it('takes an answer that must be given anew for none', async () => {
    double.install();
    await open();
    double.choose(YES);
    await settled();
    expect(opened.granted()).toHaveLength(6);
    double.askAnew();
    await settled();
    expect(opened.granted()).toEqual([]);
  });

  it('has usual categories, and tells when the shopper chose', async () => {
    double.install();
    await open();
    double.choose({ ...YES, statistics: false });
    await settled();
    expect(opened.granted()).toHaveLength(6);
    expect(Date.now() - opened.heard('usercentrics')!.chosen!).toBeLessThan(60_000);
  });
});

describe('usercentrics 3', () => {
  it('takes a time in seconds for what it is', async () => {
    const double = usercentrics3();
    double.install();
    double.choose(YES);
    const { getConsentDetails } = page['__ucCmp'];
    page['__ucCmp'].getConsentDetails = async () => {
      const { consent, ...rest } = await getConsentDetails();
      return { ...rest, consent: { ...consent, updatedAt: Math.floor(consent.updatedAt / 1000) } };
    };
    const opened = openManagerPage({ sources: ['usercentrics'] });
    await vi.waitFor(() => expect(opened.granted()).toHaveLength(6));
    expect(Date.now() - opened.heard('usercentrics')!.chosen!).toBeLessThan(60_000);
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('closes in the same task when another object is found in its place, whatever that will answer', async () => {
    const double = usercentrics3();
    double.install();
    double.choose(YES);
    const opened = openManagerPage({ sources: ['usercentrics'] });
    await vi.waitFor(() => expect(opened.granted()).toHaveLength(6));
    double.replace!();
    dispatchEvent(new Event('focus'));
    expect(opened.granted()).toEqual([]);
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('asks no more than it must: an unchanged answer leads to no further question', async () => {
    const double = usercentrics3();
    double.install();
    double.choose(YES);
    const details = vi.spyOn(page['__ucCmp'], 'getConsentDetails');
    const opened = openManagerPage({ sources: ['usercentrics'] });
    await vi.waitFor(() => expect(opened.granted()).toHaveLength(6));
    await settled(5);
    const before = details.mock.calls.length;
    await settled(5);
    expect(details.mock.calls.length).toBe(before);
    expect(before).toBeLessThan(6);
    opened.stop();
    await double.unload();
    await double.reset();
  });

  it('hears the answer to its last question, whichever comes last', async () => {
    const double = usercentrics3();
    double.install();
    const answers: ((details: unknown) => void)[] = [];
    page['__ucCmp'].getConsentDetails = () => new Promise((answer) => answers.push(answer));
    const details = (state: string) => ({
      consent: { type: 'EXPLICIT' },
      categories: { functional: { state }, marketing: { state } },
    });
    const opened = openManagerPage({ sources: ['usercentrics'] });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    dispatchEvent(new CustomEvent('UC_UI_CMP_EVENT', { detail: { type: 'SAVE' } }));
    await settled();
    expect(answers).toHaveLength(2);
    answers[1]!(details('ALL_DENIED'));
    answers[0]!(details('ALL_ACCEPTED'));
    await settled();
    expect(opened.states.some((state) => state.persist === 'granted')).toBe(false);
    opened.stop();
    await double.unload();
  });
});
