// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveConfig, type Config } from '../../../src/config.js';
import { everything } from '../../../src/consent/everything.js';
import { openContextual } from '../../../src/contextual.js';
import { openFairness } from '../../../src/fairness/open-fairness.js';
import { writable } from '../../../src/lib/readable.js';
import * as page from '../../../src/page.js';
import type { Standing } from '../../../src/protocol.js';
import * as surroundings from '../../../src/surroundings.js';

let loaded: string[];
let closing: AbortController;
beforeEach(() => {
  [loaded, closing] = [[], new AbortController()];
  document.body.innerHTML = '<section data-vitrine-slot="hero"><em>words</em></section>';
});
afterEach(() => closing.abort());

const turn = () => new Promise((next) => setTimeout(next, 5));
const words = () => document.querySelector('em')!.textContent;

/** Opens contextual mode, which may run from the start, and notes the files that it loads. */
function open(config: Config) {
  const outlook = writable<Standing | undefined>(undefined);
  void openContextual({
    config: resolveConfig({ contextual: 'always', ...config }),
    assets: '',
    consent: writable(everything('unknown')),
    outlook,
    report: () => undefined,
    stub: undefined,
    signal: closing.signal,
    load: async (name) => {
      loaded.push(name);
      return { ...page, ...surroundings, openFairness } as never;
    },
  });
  return { outlook };
}

describe('the arrival and the day', () => {
  const asking = (...segments: `context:${string}`[]): Config => ({
    slots: { hero: { variants: { sale: { segments, content: { em: { text: 'sale' } } } } } },
  });
  /** Opens after one came from there to that address; tells the active further segments. */
  async function come(config: Config, address = '/', from = '') {
    const reads = vi.spyOn(document, 'referrer', 'get').mockReturnValue(from);
    history.replaceState(null, '', address);
    const { outlook } = open(config);
    await turn();
    const active = outlook.get()!.segments.filter((one) => one.active && /arrival|affil|season|weekend/.test(one.id));
    const times = reads.mock.calls.length;
    reads.mockRestore();
    return { active: active.map(({ id }) => id), outlook, times };
  }

  it('are neither loaded nor read where no variant asks for them', async () => {
    const { outlook, times } = await come(asking('context:device-desktop'), '/?gclid=x', 'https://www.google.com/');
    expect([loaded, times]).toEqual([['page', 'fairness'], 0]);
    expect(outlook.get()!.segments.filter(({ id }) => id.includes('arrival'))).toEqual([]);
  });

  it('are seen where one does, and say why', async () => {
    const { active, outlook } = await come(asking('context:arrival-search'), '/', 'https://www.google.com/');
    expect(loaded).toEqual(['page', 'fairness', 'surroundings']);
    expect(active.filter((id) => !id.includes('weekend'))).toEqual(['context:arrival-search']);
    expect(outlook.get()!.decisions).toMatchObject([
      { variant: 'sale', reason: { text: 'Because you came from a search engine.' } },
    ]);
  });

  it.each([
    ['/?gclid=x', '', 'context:arrival-paid'],
    ['/?mc_cid=x', '', 'context:arrival-email'],
    ['/?aff_id=7', 'https://reviews.example/', 'context:affiliate'],
    ['/luxury?aff_id=7', 'https://reviews.example/', 'context:affiliate-premium'],
    ['/', 'https://shop.example/x', 'context:arrival-internal'],
    ['/', '', 'context:arrival-direct'],
  ] as const)('tell %s from %s apart: %s', async (address, from, id) => {
    const { active } = await come({ ...asking(id), capture: { domains: ['shop.example'] } }, address, from);
    expect(active).toContain(id);
    expect(words()).toBe('sale');
  });

  it('keep the way of the visit on the page’s own routes', async () => {
    await come(asking('context:affiliate'), '/?aff_id=7', 'https://reviews.example/');
    history.pushState(null, '', '/shoes');
    await turn();
    expect(words()).toBe('sale');
  });

  it('tell the seasons of the shop by the browser’s day, but none that is refused', async () => {
    const seasons = ['always', 'ramadan'].map((id) => ({ id, from: '01-01', to: '12-31' }));
    const { active, outlook } = await come({ ...asking('context:season-always'), seasons });
    expect(active).toContain('context:season-always');
    expect(outlook.get()!.segments.some(({ id }) => id === 'context:season-ramadan')).toBe(false);
    expect(words()).toBe('sale');
  });

  it('tell the weekend', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 2, 7, 12));
    const { active } = await come(asking('context:weekend'));
    now.mockRestore();
    expect(active).toContain('context:weekend');
  });

  it('never tell of weather, connection and power', async () => {
    const { outlook } = await come(asking('context:arrival-direct', 'context:connection-slow', 'context:weather-rain'));
    const known = outlook.get()!.segments.filter((one) => one.known && /weather|connection|power/.test(one.id));
    expect(known).toEqual([]);
  });
});
