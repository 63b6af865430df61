// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openHold } from '../../../../src/capture/sources/open-hold.js';

let ending: AbortController;
let said: string[];
const emit = (name: string, _: unknown, at?: number) => void said.push(`${name} ${at}`);

beforeEach(() => {
  vi.useFakeTimers({ now: 1000, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  ending = new AbortController();
  said = [];
  vi.stubGlobal('dataLayer', []);
});
afterEach(() => {
  ending.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what weaker sources say', () => {
  it('waits for better ones to speak, and keeps its own time', () => {
    const { held } = openHold(
      { signal: ending.signal, cross: () => said.push('cross') },
      new Set(['shopify', 'structured']),
    );
    held('structured', emit)('view_item');
    held('shopify', emit)('view_item');
    held('adobe', emit)('view_item');
    expect(said).toEqual(['view_item undefined']);
    vi.advanceTimersByTime(600);
    expect(said).toEqual(['view_item undefined', 'view_item 1000']);
    vi.advanceTimersByTime(1100);
    expect(said).toEqual(['view_item undefined', 'view_item 1000', 'view_item 1000']);
  });

  it('does not wait where there is nobody to wait for', () => {
    vi.unstubAllGlobals();
    const { held } = openHold({ signal: ending.signal, cross: () => said.push('cross') }, new Set(['heuristics']));
    held('heuristics', emit)('add_to_cart');
    vi.advanceTimersByTime(100);
    expect(said).toEqual(['add_to_cart 1000']);
  });

  it('goes at once when the page is hidden or left, or when a click leads away', () => {
    const { held, flush } = openHold(
      { signal: ending.signal, cross: () => said.push('cross') },
      new Set(['shopify', 'x']),
    );
    held('shopify', emit)('a');
    flush();
    held('shopify', emit)('b');
    dispatchEvent(new Event('pagehide'));
    held('shopify', emit)('c');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    hidden.mockRestore();
    expect(said).toEqual(['a 1000', 'cross', 'b 1000', 'c 1000']);
  });

  it('goes by how good its source is when all of it goes at once', () => {
    const { held, flush } = openHold({ signal: ending.signal, cross: () => undefined }, new Set(['shopify', 'x']));
    for (const name of ['heuristics', 'structured', 'shopify']) {
      held(name, emit)(`${name} first`);
      held(name, emit)(`${name} second`);
    }
    flush();
    expect(said.map((one) => one.replace(' 1000', ''))).toEqual(
      ['shopify', 'structured', 'heuristics'].flatMap((name) => [`${name} first`, `${name} second`]),
    );
  });

  it('is never said after the end, and leaves no timer', () => {
    const { held } = openHold({ signal: ending.signal, cross: () => said.push('cross') }, new Set(['shopify', 'x']));
    held('shopify', emit)('a');
    ending.abort();
    vi.advanceTimersByTime(5000);
    dispatchEvent(new Event('pagehide'));
    expect(said).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
