import { beforeEach, describe, expect, it } from 'vitest';
import { BOTH, databases, fill, line, open, settled, startAfresh } from './open-visited.js';

beforeEach(startAfresh);

describe('openVisit', () => {
  it('does nothing before a grant, and nothing on persist alone', async () => {
    const { consent, log } = open();
    await settled();
    consent.set({ persist: 'granted', measure: 'granted' });
    await settled();
    expect(log).toEqual([]);
    expect(await databases()).toEqual([]);
  });

  it('hands over what was tracked before the grant, in order', async () => {
    const { consent, log, track } = open();
    track('view_item');
    consent.set(BOTH);
    await Promise.resolve();
    track('add_to_cart');
    await settled();
    track('view_cart');
    expect(log).toEqual(['open', 'track view_item', 'track add_to_cart', 'track view_cart']);
  });

  it('drops what was tracked before the grant when the shop wants no backfill', async () => {
    const { consent, log, track } = open({ config: { capture: { backfill: false } } });
    track('view_item');
    consent.set(BOTH);
    await settled();
    expect(log).toEqual(['open']);
  });

  it('drops what was tracked when the answer is no, and holds no more than 100', async () => {
    const { consent, log, track } = open();
    for (let n = 0; n < 200; n++) track('view_item');
    consent.set({ personalize: 'denied' });
    track('view_item');
    consent.set(BOTH);
    await settled();
    expect(log.filter((line) => line.startsWith('track'))).toEqual([]);
    const other = open();
    for (let n = 0; n < 200; n++) other.track('view_item');
    other.consent.set(BOTH);
    await settled();
    expect(other.log.filter((line) => line.startsWith('track'))).toHaveLength(100);
  });

  it.each(['persist', 'personalize'] as const)(
    'on withdrawal of %s tells the tabs, closes in the same task and purges',
    async (key) => {
      const { consent, log } = open();
      await fill();
      consent.set(BOTH);
      await settled();
      log.length = 0;
      consent.set({ [key]: 'denied' });
      expect(log).toEqual(['close', 'no outlook']);
      expect(line.told).toEqual([
        { lapse: key === 'personalize' ? ['persist', 'personalize'] : ['persist'], optOuts: [], keep: false },
      ]);
      await settled();
      expect(await databases()).toEqual([]);
      expect(log.includes('open')).toBe(key === 'persist');
    },
  );

  it('ignores a page that loads after the withdrawal', async () => {
    const { consent, log } = open();
    consent.set(BOTH);
    await Promise.resolve();
    consent.set({ personalize: 'denied' });
    await settled();
    expect(log).not.toContain('open');
  });

  it('purges what an earlier visit left when the answer is no at once', async () => {
    await fill();
    const { consent } = open();
    consent.set({ persist: 'denied', personalize: 'denied' });
    await settled();
    expect(await databases()).toEqual([]);
  });

  it('opens again after a new grant, and not before the purge is through', async () => {
    const { consent, log } = open();
    await fill();
    consent.set(BOTH);
    await settled();
    consent.set({ personalize: 'denied' });
    consent.set(BOTH);
    await settled();
    expect(log.filter((line) => line === 'open')).toHaveLength(2);
  });

  it('passes a late grant to persist on', async () => {
    const { consent, log } = open();
    consent.set({ personalize: 'granted' });
    await settled();
    consent.set({ persist: 'granted' });
    await settled();
    expect(log).toEqual(['open', 'persist']);
  });

  it('erases, tells the tabs and starts afresh while the grant stands', async () => {
    const { consent, log, visit } = open();
    await fill();
    consent.set(BOTH);
    await settled();
    log.length = 0;
    expect(await visit.erase()).toBe(true);
    await settled();
    expect(log).toEqual(['close', 'no outlook', 'open']);
    expect(line.told).toEqual([{ lapse: [], optOuts: [] }]);
  });

  it('lets what the page said before count once only: not after a no, a withdrawal or an erasure', async () => {
    const { consent, page, visit, track, log } = open();
    consent.set(BOTH);
    await settled();
    expect(page().backfill).toBe(true);
    await visit.erase();
    await settled();
    expect(page().backfill).toBe(false);
    const other = open();
    other.consent.set({ personalize: 'denied' });
    other.consent.set({ personalize: 'unknown' });
    other.track('view_item');
    other.consent.set(BOTH);
    await settled();
    expect(other.page().backfill).toBe(false);
    expect(other.log.filter((entry) => entry.startsWith('track'))).toEqual([]);
    track('view_item');
    expect(log.at(-1)).toBe('track view_item');
  });

  it('stores nothing of what the page said before a no to storing, and keeps it in memory where that is allowed', async () => {
    for (const [later, kept] of [
      [BOTH, []],
      [{ personalize: 'granted' }, ['track view_item']],
    ] as const) {
      const { consent, log, page, track } = open();
      track('view_item');
      consent.set({ persist: 'denied' });
      consent.set(later);
      await settled();
      expect(log.filter((entry) => entry.startsWith('track'))).toEqual(kept);
      expect(page().backfill).toBe(!!kept[0]);
    }
  });

  it('opens nothing before it begins, and follows a no all the same', async () => {
    await fill();
    const { consent, begin, log, page, track } = open({ begins: false });
    track('view_item');
    consent.set(BOTH);
    await settled();
    expect(log).toEqual([]);
    consent.set({ personalize: 'denied' });
    await settled();
    expect(line).toMatchObject({ told: [{ lapse: ['persist', 'personalize'], optOuts: [] }], open: 0 });
    expect(await databases()).toEqual([]);
    track('add_to_cart');
    consent.set(BOTH);
    await settled();
    track('view_cart');
    begin();
    await settled();
    expect(log.filter((entry) => entry !== 'no outlook')).toEqual(['open', 'track view_cart']);
    expect(page().backfill).toBe(false);
  });

  it('hands over what was tracked before it began, unless the shop wants no backfill', async () => {
    for (const [backfill, kept] of [
      [true, ['open', 'track view_item']],
      [false, ['open']],
    ] as const) {
      const { consent, begin, log, track } = open({ begins: false, config: { capture: { backfill } } });
      track('view_item');
      begin();
      consent.set(BOTH);
      await settled();
      expect(log).toEqual(kept);
    }
  });

  it('reports a page that cannot be loaded', async () => {
    const { consent, problems } = open({ loads: false });
    consent.set(BOTH);
    await settled();
    expect(problems).toMatchObject([{ code: 'page-load', field: 'assets' }]);
  });

  it('holds no line without a grant, though it has told the others what lapses', async () => {
    const { consent } = open();
    consent.set({ measure: 'granted' });
    await settled();
    consent.set({ measure: 'denied' });
    expect(line).toMatchObject({ told: [{ lapse: ['measure'], keep: true }], open: 0 });
  });

  it('after its end opens nothing, and follows a no', async () => {
    const { consent, visit, log } = open();
    consent.set(BOTH);
    await settled();
    visit.stop();
    await fill();
    log.length = 0;
    consent.set({ measure: 'granted' });
    await settled();
    expect(await databases()).toHaveLength(1);
    consent.say({ source: 'opt-out', kind: 'optout', says: { personalize: 'denied' } });
    await settled();
    expect(await databases()).toEqual([]);
    expect(line).toMatchObject({ told: [{ lapse: ['persist', 'personalize'], optOuts: [{ source: 'opt-out' }] }] });
    consent.say({ source: 'opt-out', kind: 'optout', says: {} });
    await settled();
    expect(log).not.toContain('open');
  });

  it('stops for good', async () => {
    const { consent, log, visit } = open();
    consent.set(BOTH);
    await settled();
    visit.stop();
    consent.set({ personalize: 'denied' });
    consent.set(BOTH);
    await settled();
    expect(log.filter((line) => line === 'open')).toHaveLength(1);
    expect(log).toContain('close');
    expect(await visit.erase()).toBe(true);
    await settled();
    expect(log.filter((line) => line === 'open')).toHaveLength(1);
  });
});
