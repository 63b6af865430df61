// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as gestures } from '../../../../src/capture/signals/packs/gestures.js';
import { fire, hearSignals, setHidden } from './hear-signals.js';

let signals: Awaited<ReturnType<typeof hearSignals>>;
let requested: (entries: readonly object[]) => void;
const open = async (html: string, only: string): Promise<void> => {
  document.body.innerHTML = html;
  signals = await hearSignals({ sources: { [only]: gestures[only]! } });
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      constructor(tell: (list: { getEntries(): readonly object[] }) => void) {
        requested = (entries) => tell({ getEntries: () => entries });
      }
      observe() {}
      disconnect() {}
    },
  );
  (window as any).happyDOM.setURL('https://shop.example/cup');
});
afterEach(() => {
  signals.end();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('rage_click', () => {
  const click = (x: number, y: number, at: number): void => {
    const event = Object.assign(new Event('click', { bubbles: true, composed: true }), {
      clientX: x,
      clientY: y,
      detail: 1,
    });
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.querySelector('#here')!.dispatchEvent(event);
  };

  it('is told once for a burst of three clicks in a second within 30 px, and again for the next burst', async () => {
    await open('<p id="here">x</p>', 'rage_click');
    [0, 400, 800, 1200, 1600].forEach((at) => click(100, 100, at));
    expect(signals.names()).toEqual(['rage_click']);
    [9000, 9100, 9200].forEach((at) => click(100 + at / 1000, 100, at));
    expect(signals.names()).toEqual(['rage_click', 'rage_click']);
  });

  it.each([
    '<input id="here">',
    '<div class="qty-box"><button id="here">+</button></div>',
    '<button class="slick-next" id="here"></button>',
  ])('is none on what is clicked fast on purpose: %s', async (html) => {
    await open(html, 'rage_click');
    [0, 100, 200, 300].forEach((at) => click(1, 1, at));
    expect(signals.heard).toEqual([]);
  });

  it('is told exactly where some three clicks lie within a second and 30 px of the last, however many there are', async () => {
    const some = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 1500 }), x: fc.constantFrom(0, 20, 40, 200) }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(some, async (moves) => {
        await open('<p id="here">x</p>', 'rage_click');
        let at = 10_000;
        const clicks = moves.map(({ wait, x }) => ({ at: (at += wait), x }));
        clicks.forEach((one) => click(one.x, 0, one.at));
        const rages = clicks.some(
          (last, i) =>
            clicks.slice(0, i).filter((one) => last.at - one.at <= 1000 && Math.abs(one.x - last.x) <= 30).length >= 2,
        );
        expect(signals.heard.length > 0).toBe(rages);
        signals.end();
      }),
      { numRuns: 80 },
    );
  });
});

describe('dead_click', () => {
  it('is told when a control does nothing for a second', async () => {
    await open('<button>Load more</button><a href="#">Top</a><p>text</p>', 'dead_click');
    fire('button');
    await pass(999);
    expect(signals.heard).toEqual([]);
    await pass(2);
    expect(signals.names()).toEqual(['dead_click']);
    fire('p');
    await pass(1100);
    expect(signals.names()).toEqual(['dead_click']);
  });

  it.each<readonly [string, () => unknown]>([
    ['a change of the page', () => document.body.setAttribute('class', 'open')],
    ['another address', () => signals.route('/bowl')],
    ['a request', () => requested([{ initiatorType: 'fetch' }])],
    ['a focus that moves', () => fire('input', 'focusin')],
    ['a scroll', () => document.dispatchEvent(new Event('scroll'))],
    ['a page that is left', () => window.dispatchEvent(new Event('pagehide'))],
  ])('is none before %s', async (_, effect) => {
    await open('<button>More</button><input>', 'dead_click');
    fire('button');
    await pass(100);
    effect();
    await pass(2000);
    expect(signals.heard).toEqual([]);
  });

  it('does not take a clock that ticks for an effect', async () => {
    await open('<button>More</button><b class="clock">00:10</b>', 'dead_click');
    fire('button');
    document.querySelector('b')!.firstChild!.textContent = '00:09';
    await pass(1100);
    expect(signals.names()).toEqual(['dead_click']);
  });

  it.each([
    ['counts the cart', 'cart-count', []],
    ['counts seconds', 'countdown-seconds', ['dead_click']],
  ])('asks of a figure that changes whether it %s', async (_, name, told) => {
    await open(`<button>More</button><b class="${name}">1</b>`, 'dead_click');
    fire('button');
    document.querySelector('b')!.textContent = '2';
    await pass(1100);
    expect(signals.names()).toEqual(told);
  });

  it.each([
    '<input class="btn">',
    '<label class="btn">x</label>',
    '<a href="/bowl" class="btn">x</a>',
    '<div data-vitrine-inspector><b class="btn">x</b></div>',
    '<div data-vitrine-host><b class="btn">x</b></div>',
  ])('is none on %s', async (html) => {
    await open(html, 'dead_click');
    fire('.btn');
    await pass(1500);
    expect(signals.heard).toEqual([]);
  });
});

describe('tab_return', () => {
  it('tells how long the page was hidden, roughly', async () => {
    await open('', 'tab_return');
    for (const ms of [4000, 30_000, 300_000]) {
      setHidden(true);
      await pass(ms);
      setHidden(false);
    }
    expect(signals.heard.map(([, said]) => said['away'])).toEqual(['short', 'medium', 'long']);
  });

  it('is none when a page is left and comes back from the browser’s cache', async () => {
    await open('', 'tab_return');
    window.dispatchEvent(new Event('pagehide'));
    setHidden(true);
    await pass(9000);
    setHidden(false);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(signals.heard).toEqual([]);
  });
});
