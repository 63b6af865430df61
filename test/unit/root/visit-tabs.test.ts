import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BOTH, Channel, databases, fill, line, open, settled, startAfresh } from './open-visited.js';

beforeEach(startAfresh);

describe('openVisit, among the shop’s other tabs', () => {
  it('follows the word of another tab, gives nothing on and leaves the stores to it', async () => {
    const { consent, log, answer } = open();
    consent.set(BOTH);
    await settled();
    answer();
    await fill();
    line.say({ persist: 'unknown', personalize: 'unknown' });
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
    line.say({ persist: 'unknown', personalize: 'unknown' });
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
    line.say({});
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
    expect(line).toMatchObject({ told: [{ persist: 'unknown', personalize: 'unknown' }], open: 0 });
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
