import { beforeEach, describe, expect, it, vi } from 'vitest';
import { everything } from '../../../src/consent/everything.js';
import { BOTH, Channel, databases, fill, line, open, settled, startAfresh } from './open-visited.js';

beforeEach(startAfresh);

describe('openVisit, among the shop’s other tabs', () => {
  it('follows the word of another tab, gives nothing on and leaves the stores to it', async () => {
    const { consent, log, answer } = open();
    consent.set(BOTH);
    await settled();
    answer();
    await fill();
    line.say({ lapse: ['persist', 'personalize'], optOuts: [] });
    expect(log.slice(-2)).toEqual(['close', 'no outlook']);
    await settled();
    expect(consent.get().personalize).toBe('unknown');
    expect(line).toMatchObject({ told: [], open: 0 });
    expect(await databases()).toHaveLength(1);
  });

  it('hears another tab while its page is still loading, and empties what an engine may open too late', async () => {
    const { consent, log } = open();
    await fill();
    consent.set(BOTH);
    await Promise.resolve();
    line.say({ lapse: ['persist', 'personalize'], optOuts: [] });
    await settled();
    expect(log).not.toContain('open');
    expect(await databases()).toEqual([]);
  });

  it('opens after what another tab erased, when that is through', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { consent, log, answer } = open();
    consent.set(BOTH);
    await vi.waitFor(() => expect(log).toEqual(['open']));
    answer();
    line.say({ lapse: [], optOuts: [] });
    await vi.advanceTimersByTimeAsync(400);
    expect(log.slice(1)).toEqual(['outlook', 'close', 'no outlook']);
    await vi.advanceTimersByTimeAsync(200);
    expect(log.at(-1)).toBe('open');
    vi.useRealTimers();
  });

  it('closes without the stores when its engine says that the grant is gone', async () => {
    const { consent, log, answer, page } = open();
    consent.set(BOTH);
    await settled();
    answer();
    await fill();
    page().onRevoked();
    await settled();
    expect(log.slice(-2)).toEqual(['close', 'no outlook']);
    expect(consent.get()).toMatchObject({ personalize: 'unknown', persist: 'unknown' });
    expect(await databases()).toHaveLength(1);
  });

  it('tells the tabs of a no, though nothing was open here, and holds no line to them', async () => {
    const { consent } = open();
    consent.set({ persist: 'denied', personalize: 'denied' });
    expect(line).toMatchObject({ told: [{ lapse: ['persist', 'personalize'], optOuts: [] }], open: 0 });
  });

  it('tells the tabs of a no once: what they are granted since is not undone by what changes here', async () => {
    const { consent } = open();
    consent.set({ ...BOTH, measure: 'denied' });
    await settled();
    const out = (says: object) => consent.say({ source: 'opt-out', kind: 'optout', says });
    out(everything('denied'));
    expect(line.told).toHaveLength(1);
    await fill();
    consent.set({ measure: 'unknown' });
    // BOTH are not open yet when the others are no longer refused
    out({});
    expect(line.told).toHaveLength(1);
    expect(await databases()).toHaveLength(1);
    await settled();
    expect(consent.get()).toMatchObject({ ...BOTH, measure: 'unknown' });
    out({ persist: 'denied' });
    await settled();
    expect(line.told).toHaveLength(2);
    expect(await databases()).toEqual([]);
  });

  it('empties the stores once for a no to storing alone', async () => {
    const { consent } = open();
    consent.set({ persist: 'denied', personalize: 'granted' });
    await settled();
    await fill();
    consent.set({ measure: 'granted' });
    await settled();
    expect(await databases()).toHaveLength(1);
    consent.set({ persist: 'unknown' });
    consent.set({ persist: 'denied' });
    await settled();
    expect(await databases()).toEqual([]);
  });

  it('objects as the shopper did in another tab', async () => {
    const { consent, log } = open();
    consent.set(BOTH);
    await settled();
    const says = { personalize: 'denied', learn: 'denied' } as const;
    line.say({ lapse: ['persist', 'personalize'], optOuts: [{ source: 'objection', kind: 'optout', says }] });
    consent.set(BOTH);
    await settled();
    expect(log.filter((one) => one === 'open')).toHaveLength(1);
    expect(consent.get()).toMatchObject({ persist: 'granted', personalize: 'denied' });
  });

  it('passes on what lapses without touching the stores, and does as much itself', async () => {
    const { consent, log } = open();
    consent.set({ ...BOTH, measure: 'granted', export: 'granted' });
    await settled();
    await fill();
    consent.set({ export: 'denied' });
    expect(line.told).toEqual([{ lapse: ['export'], optOuts: [], keep: true }]);
    line.say({ lapse: ['measure'], optOuts: [], keep: true });
    await settled();
    expect(consent.get()).toMatchObject({ ...BOTH, measure: 'unknown', export: 'denied' });
    expect(line.told).toHaveLength(1);
    expect(log).toEqual(['open']);
    expect(await databases()).toHaveLength(1);
  });

  it('tells the tabs of an objection', async () => {
    const { consent } = open();
    consent.set(BOTH);
    await settled();
    consent.say({ source: 'objection', kind: 'optout', says: { personalize: 'denied' } });
    expect(line.told).toMatchObject([{ lapse: ['persist', 'personalize'], optOuts: [{ source: 'objection' }] }]);
  });

  it.each([null, 7, 'rowse', { kind: 'new' }])('throws nothing at %j on the line', async (odd) => {
    const { consent } = open();
    consent.set(BOTH);
    await settled();
    expect(() => line.say(odd)).not.toThrow();
  });

  it.each(['constructor', 'postMessage'] as const)('withdraws though the line throws in its %s', async (broken) => {
    const fail = () => {
      throw new DOMException('no', 'InvalidStateError');
    };
    vi.stubGlobal(
      'BroadcastChannel',
      broken === 'constructor'
        ? fail
        : class extends Channel {
            override postMessage = fail;
          },
    );
    const { consent, log, problems } = open();
    await fill();
    consent.set(BOTH);
    await settled();
    consent.set({ personalize: 'denied' });
    await settled();
    expect(log).toEqual(['open', 'close', 'no outlook']);
    expect(await databases()).toEqual([]);
    expect(problems).toEqual([]);
  });
});
