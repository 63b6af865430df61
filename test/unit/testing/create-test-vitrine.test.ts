import { describe, expect, it } from 'vitest';
import { createTestVitrine } from '../../../src/testing/create-test-vitrine.js';

const kettle = { kind: 'item', id: 'K1', name: 'Kettle' } as const;

describe('what it shows', () => {
  it('is what was asked for, in every reading', () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal', cta: 'default' }, segments: ['intent:high'] });
    expect(vitrine.outlook.get()?.stands).toEqual({ hero: { variant: 'deal' } });
    expect(vitrine.decisions.get()).toMatchObject([{ slot: 'hero', variant: 'deal' }]);
    expect(vitrine.segments.get()).toMatchObject([{ id: 'intent:high', active: true, known: true, score: 1 }]);
  });

  it('changes when asked to, and tells who listens', () => {
    const vitrine = createTestVitrine();
    const seen: unknown[] = [];
    const stop = vitrine.outlook.subscribe((now) => seen.push(now?.stands?.['hero']));
    vitrine.show('hero', 'again', kettle);
    vitrine.show('hero', 'default');
    stop();
    vitrine.show('hero', 'deal');
    expect(seen).toEqual([{ variant: 'again', object: kettle }, undefined]);
  });

  it('is the same object as long as it says the same', () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const before = vitrine.outlook.get()?.stands?.['hero'];
    vitrine.show('offer', 'coupon');
    vitrine.show('hero', 'deal');
    expect(vitrine.outlook.get()?.stands?.['hero']).toBe(before);
    expect(vitrine.segments.get()).toBe(vitrine.segments.get());
  });

  it('takes segments with what a test cares for', () => {
    const vitrine = createTestVitrine();
    vitrine.setSegments([
      { id: 'intent:high', object: kettle, score: 0.7 },
      { id: 'cart:filled', active: false },
    ]);
    expect(vitrine.segments.get()).toMatchObject([{ id: 'intent:high', object: kettle, score: 0.7 }]);
    expect(vitrine.outlook.get()?.segments).toHaveLength(2);
  });
});

describe('consent', () => {
  it('closes everything at once when it is withdrawn, and opens it a moment after', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' }, segments: ['intent:high'] });
    vitrine.consent.set({ personalize: 'denied' });
    expect(vitrine.outlook.get()).toBeUndefined();
    expect([...vitrine.segments.get(), ...vitrine.decisions.get()]).toEqual([]);
    vitrine.consent.set({ personalize: 'granted' });
    expect(vitrine.outlook.get()).toBeUndefined();
    await undefined;
    expect(vitrine.outlook.get()?.stands).toEqual({ hero: { variant: 'deal' } });
  });

  it('may be left open at first, so that nothing is shown', () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' }, consent: { personalize: 'unknown' } });
    expect(vitrine.consent.get().personalize).toBe('unknown');
    expect(vitrine.outlook.get()).toBeUndefined();
  });

  it('tells where it is stored, and which opt-out closed it', async () => {
    const vitrine = createTestVitrine({ consent: { persist: 'denied' } });
    expect(vitrine.outlook.get()?.memory).toBe('memory');
    vitrine.object();
    expect(vitrine.consent.get().personalize).toBe('denied');
    vitrine.object(false);
    await undefined;
    expect(vitrine.consent.get().personalize).toBe('granted');
    vitrine.optOut();
    expect(vitrine.consent.get().measure).toBe('denied');
    expect(vitrine.consent.debug().sources.map(({ source }) => source)).toContain('opt-out');
  });
});

describe('the rest of it', () => {
  it('keeps what it is told', () => {
    const vitrine = createTestVitrine();
    vitrine.track('add_to_cart', { items: [{ item_id: 'K1' }] });
    vitrine.track('size_guide_view');
    vitrine.identify({ customer: 'c1', as_of: '2026-11-01', orders: 2 });
    expect(vitrine.tracked).toEqual([
      { name: 'add_to_cart', params: { items: [{ item_id: 'K1' }] } },
      { name: 'size_guide_view', params: undefined },
    ]);
    expect(vitrine.identified).toMatchObject([{ customer: 'c1', orders: 2 }]);
  });

  it('forgets when asked to, and is still once it is stopped', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' }, segments: ['intent:high'] });
    expect(await vitrine.erase()).toBe(true);
    expect(vitrine.outlook.get()).toMatchObject({ segments: [], stands: {} });
    vitrine.stop();
    vitrine.show('hero', 'deal');
    expect(vitrine.outlook.get()).toBeUndefined();
    expect(await vitrine.inspect()).toBeUndefined();
    expect(await vitrine.export()).toMatchObject({ consent: { sources: [{ source: 'set' }] } });
  });

  it('tells problems, and survives what push() is given', () => {
    const vitrine = createTestVitrine();
    const codes: string[] = [];
    vitrine.fail({ code: 'slot-image', message: 'An image.' });
    vitrine.onError(({ code }) => codes.push(code));
    vitrine.push((given) => expect(given).toBe(vitrine));
    vitrine.push(() => {
      throw new Error('no');
    });
    expect(codes).toEqual(['slot-image', 'push-callback']);
    expect(vitrine.problems.get()).toHaveLength(2);
    expect(vitrine.budget.get()).toBeUndefined();
  });
});
