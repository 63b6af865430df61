// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveConfig } from '../../../src/config.js';
import type { Outlook } from '../../../src/protocol.js';
import { openRemembering } from '../../../src/remember.js';

const said = (text: string) => ({ content: { h1: { text } } });
const config = resolveConfig({
  slots: { hero: { variants: { spring: said('Spring'), autumn: said('Autumn') } } },
  policyVersion: 'p2',
  retentionDays: 2,
});
const outlook = (variant: string, more: Partial<Outlook> = {}) =>
  ({ grant: 'g1', models: 'ready', decisions: [{ slot: 'hero', variant }], ...more }) as unknown as Outlook;
const kept = () => JSON.parse(localStorage.getItem('vitrine') ?? 'null');
const rested = () => vi.advanceTimersByTimeAsync(5000);

function open() {
  const ending = new AbortController();
  return { remember: openRemembering(config, ending.signal), end: () => ending.abort() };
}

describe('remembering decisions for the head stub', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => void vi.useRealTimers());

  it('keeps them under grant and policy, once the page is idle', async () => {
    const { remember } = open();
    remember(outlook('spring'));
    expect(kept()).toBeNull();
    await rested();
    expect(kept()).toMatchObject({ grant: 'g1', policyVersion: 'p2', slots: [{ slot: 'hero', variant: 'spring' }] });
    expect(kept().slots[0].writes).toEqual([['h1', '', 'Spring']]);
    expect(kept().until).toBeLessThanOrEqual(Date.now() + 2 * 86_400_000);
  });

  it.each([
    ['without a grant to store', outlook('spring', { grant: undefined })],
    ['while models are loading', outlook('spring', { models: 'loading' })],
    ['of the shop’s own content', outlook('default')],
  ])('keeps nothing %s', async (_when, given) => {
    open().remember(given);
    await rested();
    expect(kept()).toBeNull();
  });

  it('touches the storage only when a decision is new, and keeps the latest', async () => {
    const { remember } = open();
    remember(outlook('spring'));
    remember(outlook('autumn'));
    await rested();
    expect(kept().slots[0].variant).toBe('autumn');
    localStorage.clear();
    remember(outlook('autumn', { seq: 9 }));
    await rested();
    expect(kept()).toBeNull();
  });

  it('keeps nothing that the next page may have to hold back, and takes it out once it is so', async () => {
    const { remember } = open();
    const fleeting = { slot: 'hero', variant: 'spring', fleeting: true };
    remember(outlook('spring', { decisions: [fleeting] as never }));
    await rested();
    expect(kept()).toBeNull();
    remember(outlook('spring'));
    await rested();
    expect(kept()).not.toBeNull();
    remember(outlook('spring', { decisions: [fleeting] as never }));
    await rested();
    expect(kept()).toBeNull();
  });

  it('keeps what the core will have to show, with the room of before, and what may be judged on each page alone not at all', async () => {
    const own = { template: '#t' };
    const slots = {
      hero: { variants: { spring: own, dated: { ...own, until: '2030-01-01' }, local: { ...own, locales: ['de'] } } },
    };
    const { signal } = new AbortController();
    const remember = openRemembering(resolveConfig({ slots }), signal);
    const room = [':scope', '--vitrine-room', '9px'];
    localStorage.setItem('vitrine', JSON.stringify({ slots: [{ slot: 'hero', variant: 'spring', writes: [room] }] }));
    remember(outlook('spring'));
    await rested();
    expect(kept().slots).toEqual([
      {
        slot: 'hero',
        selector: '[data-vitrine-slot="hero"]',
        variant: 'spring',
        later: true,
        writes: [[':scope', '--vitrine-wait', 'vitrine-wait'], room],
      },
    ]);
    for (const variant of ['dated', 'local', 'gone']) {
      remember(outlook(variant));
      await rested();
      expect(kept()).toBeNull();
    }
  });

  it('is not led astray by what others have put there', async () => {
    localStorage.setItem('vitrine', '{"slots":[{"slot":"hero","variant":"spring","writes":1}]}');
    open().remember(outlook('spring'));
    await rested();
    expect(kept().slots[0].writes).toEqual([['h1', '', 'Spring']]);
  });

  it('leaves to the server what that renders by the cookie', async () => {
    const { signal } = new AbortController();
    openRemembering({ ...config, decisionCookie: true }, signal)(outlook('spring'));
    await rested();
    expect(kept().slots[0].selector).toBe(':is([data-vitrine-slot="hero"]):not([data-vitrine-served])');
  });

  it('removes the key when the shop’s own content is decided again', async () => {
    const { remember } = open();
    remember(outlook('spring'));
    await rested();
    remember(outlook('default'));
    await rested();
    expect(localStorage.getItem('vitrine')).toBeNull();
  });

  it('keeps nothing after its end', async () => {
    const { remember, end } = open();
    remember(outlook('spring'));
    end();
    await rested();
    expect(kept()).toBeNull();
  });
});
