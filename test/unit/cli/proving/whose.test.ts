import { describe, expect, it } from 'vitest';
import type { Act } from '../../../../cli/proving/act.js';
import { openWhose } from '../../../../cli/proving/whose.js';

const act = (part: Partial<Act>): Act => ({ kind: 'write', place: 'localStorage', name: 'x', at: 0, by: [], ...part });
const SHOP = 'https://shop.example/shop.js';
const OURS = 'https://cdn.example/v1/vitrine.page.js';

describe('openWhose', () => {
  it.each([
    'https://a.example/vitrine.js',
    'https://a.example/x/vitrine.signals.lists.js?v=1',
    'https://a.example/npm/vitrine@0.1.0/x.js',
    'http://localhost/node_modules/vitrine/dist/chunk-page.js',
  ])('takes %s for Vitrine’s', (url) => expect(openWhose([]).ofScript(url)).toBe('vitrine'));

  it.each([SHOP, 'https://a.example/vitrine-of-others.js', 'https://vitrine.example/shop.js', undefined])(
    'takes %s for others’',
    (url) => expect(openWhose([]).ofScript(url)).toBe('others'),
  );

  it('knows a bundle by what stands in it, and what that loads', () => {
    const whose = openWhose([]);
    whose.learn({ url: 'https://a.example/index-1.js', text: 'a=window.vitrineStub', by: [] });
    whose.learn({ url: 'https://a.example/page-2.js', text: '', by: ['https://a.example/index-1.js'] });
    whose.learn({ url: 'https://a.example/other.js', text: 'dataset.vitrineSlot', by: [SHOP] });
    expect(whose.ofScript('https://a.example/index-1.js')).toBe('shared');
    expect(whose.ofScript('https://a.example/page-2.js')).toBe('shared');
    expect(whose.ofScript('https://a.example/other.js')).toBe('others');
  });

  it('believes the caller', () => {
    expect(openWhose(['/assets/edge']).ofScript('https://a.example/assets/edge-17.js')).toBe('vitrine');
  });

  it('goes by the nearest script, so that what passes through Vitrine is not its own', () => {
    const { ofAct } = openWhose([]);
    expect(ofAct(act({ by: [OURS, SHOP] }))).toBe('vitrine');
    expect(ofAct(act({ by: [SHOP, OURS] }))).toBe('others');
    expect(ofAct(act({ place: 'history.state', by: [OURS, SHOP] }))).toBe('others');
    expect(ofAct(act({ place: 'history.state', by: [OURS] }))).toBe('vitrine');
    expect(ofAct(act({ worker: 'https://cdn.example/v1/vitrine.worker.js' }))).toBe('vitrine');
  });

  it('holds Vitrine to what is written under its name, whoever does it, and to what its head stub reads', () => {
    const { ofAct } = openWhose([]);
    expect(ofAct(act({ name: 'vitrine-visitor', by: [SHOP] }))).toBe('vitrine');
    expect(ofAct(act({ place: 'IndexedDB', name: 'vitrine/events', by: [SHOP] }))).toBe('vitrine');
    expect(ofAct(act({ kind: 'read', name: 'vitrine', by: ['https://shop.example/'] }))).toBe('vitrine');
    expect(ofAct(act({ kind: 'read', name: 'vitrine', by: [SHOP] }))).toBe('others');
    expect(ofAct(act({ name: 'vitrines', by: [SHOP] }))).toBe('others');
  });
});
