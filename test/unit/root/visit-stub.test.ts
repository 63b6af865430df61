// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StubHandle } from '../../../src/slots/stored-slot.js';
import { BOTH, line, open, settled, startAfresh } from './open-visited.js';

/** What a head stub leaves that has shown something of policy 1. */
function fakeStub() {
  const undo = vi.fn<() => void>();
  const stored = { grant: 'g1', policyVersion: '1', until: Infinity, slots: [] };
  return { stub: { stored, shown: new Map(), stop: () => undefined, undo } satisfies StubHandle, undo };
}

beforeEach(() => {
  startAfresh();
  localStorage.setItem('vitrine', '{}');
});

describe('a visit and what the head stub has shown', () => {
  it('leaves it as long as nobody has answered, and when the answer is yes', async () => {
    const { stub, undo } = fakeStub();
    const { consent } = open({ stub });
    consent.set({ measure: 'denied' });
    consent.set(BOTH);
    await settled();
    expect(undo).not.toHaveBeenCalled();
    expect(localStorage.getItem('vitrine')).toBe('{}');
  });

  it.each(['personalize', 'persist'] as const)('takes it back in the task of a no to %s, with its key', (key) => {
    const { stub, undo } = fakeStub();
    const { consent } = open({ stub });
    consent.set({ [key]: 'denied' });
    expect(undo).toHaveBeenCalled();
    expect(localStorage.getItem('vitrine')).toBeNull();
  });

  it('takes it back in the task of a withdrawal, after the page has closed', async () => {
    const { stub, undo } = fakeStub();
    const { consent, log } = open({ stub });
    consent.set(BOTH);
    await settled();
    undo.mockImplementation(() => void log.push('undo'));
    consent.set({ personalize: 'denied' });
    expect(log.slice(0, 3)).toEqual(['open', 'undo', 'close']);
    expect(log.filter((one) => one === 'undo').length).toBeGreaterThan(1);
    expect(localStorage.getItem('vitrine')).toBeNull();
  });

  it('removes the key though the stub is no longer in the page', () => {
    open().consent.set({ personalize: 'denied' });
    expect(localStorage.getItem('vitrine')).toBeNull();
  });

  it('takes it back on erase, and when another tab has withdrawn', async () => {
    const one = fakeStub();
    await open({ stub: one.stub }).visit.erase();
    expect(one.undo).toHaveBeenCalled();
    expect(localStorage.getItem('vitrine')).toBeNull();
    const other = fakeStub();
    open({ stub: other.stub }).consent.set(BOTH);
    await settled();
    line.say({ lapse: ['persist', 'personalize'], optOuts: [] });
    expect(other.undo).toHaveBeenCalled();
  });

  it('takes it back on stop', () => {
    const { stub, undo } = fakeStub();
    open({ stub }).visit.stop();
    expect(undo).toHaveBeenCalled();
  });
});
