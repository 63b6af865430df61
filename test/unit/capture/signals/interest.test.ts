// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as interest } from '../../../../src/capture/signals/packs/interest.js';
import { fire, hearSignals } from './hear-signals.js';

let signals: Awaited<ReturnType<typeof hearSignals>>;
const open = async (html: string, only: string): Promise<void> => {
  document.body.innerHTML = html;
  signals = await hearSignals({ sources: { [only]: interest[only]! } });
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  (window as any).happyDOM.setURL('https://shop.example/cup');
});
afterEach(() => {
  signals.end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('exit_intent', () => {
  it('is told once when the mouse leaves upwards', async () => {
    await open('<p>x</p>', 'exit_intent');
    fire('p', 'mouseout', { relatedTarget: document.body, clientY: -1, buttons: 0 });
    fire('p', 'mouseout', { relatedTarget: null, clientY: 300, buttons: 0 });
    expect(signals.heard).toEqual([]);
    fire('p', 'mouseout', { relatedTarget: null, clientY: -1, buttons: 0 });
    fire('p', 'mouseout', { relatedTarget: null, clientY: -1, buttons: 0 });
    expect(signals.names()).toEqual(['exit_intent']);
  });

  it('is told for a flick back up only, after the page was scrolled down, whatever fingers do', async () => {
    const layout = vi.spyOn(window, 'scrollY', 'get');
    const moves = fc.array(
      fc.record({ up: fc.integer({ min: -500, max: 500 }), ms: fc.integer({ min: 20, max: 600 }) }),
      { maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (fingers) => {
        await open('<p>x</p>', 'exit_intent');
        let at = 0;
        let depth = 0;
        let flicks = 0;
        const touch = (type: string, y: number): void => {
          const event = Object.assign(new Event(type, { bubbles: true, composed: true }), {
            changedTouches: [{ clientY: y }],
          });
          Object.defineProperty(event, 'timeStamp', { value: at });
          document.querySelector('p')!.dispatchEvent(event);
        };
        for (const { up, ms } of fingers) {
          touch('touchstart', 400);
          at += ms;
          touch('touchend', 400 + up);
          if (depth > 600 && up > 150 && up / ms > 1.5) flicks++;
          depth = Math.max(0, depth - up);
        }
        expect(signals.names()).toEqual(flicks ? ['exit_intent'] : []);
        signals.end();
      }),
      { numRuns: 100 },
    );
    expect(layout).not.toHaveBeenCalled();
  });
});

describe('hesitation over a control', () => {
  it('is told after two seconds of hovering or focus without a click, once for each control', async () => {
    await open(
      '<button id="add"><i>Add to cart</i></button><button id="pay">Checkout</button><button id="else">Menu</button>',
      'hesitation',
    );
    fire('#add', 'pointerover');
    await pass(1000);
    fire('#add i', 'pointerover');
    await pass(1100);
    expect(signals.heard).toEqual([['hesitation', { control: 'cart' }]]);
    fire('#else', 'pointerover');
    await pass(3000);
    fire('#add', 'focusin');
    fire('#pay', 'focusin');
    await pass(3000);
    expect(signals.heard).toEqual([
      ['hesitation', { control: 'cart' }],
      ['hesitation', { control: 'pay' }],
    ]);
  });

  it('is told exactly when some stay lasted two seconds and no click ended it', async () => {
    type Step = readonly [type: 'over' | 'away' | 'click', wait: number];
    const steps = fc.array(fc.tuple(fc.constantFrom('over', 'away', 'click'), fc.integer({ min: 0, max: 3000 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(steps as fc.Arbitrary<Step[]>, async (acts) => {
        await open('<button>Add to cart</button><p>x</p>', 'hesitation');
        let since: number | undefined;
        let over = false;
        let told = false;
        let at = 0;
        for (const [type, wait] of acts) {
          if (type === 'over') fire('button', 'pointerover');
          else if (type === 'away') fire('p', 'pointerover');
          else fire('button');
          if (type === 'over' && !over) since = at;
          if (type !== 'over') since = undefined;
          if (type !== 'click') over = type === 'over';
          await pass(wait);
          at += wait;
          told ||= since !== undefined && at - since >= 2000;
        }
        expect(signals.names()).toEqual(told ? ['hesitation'] : []);
        signals.end();
      }),
      { numRuns: 60 },
    );
  });

  it('is none of a finger', async () => {
    await open('<button>Add to cart</button>', 'hesitation');
    fire('button', 'pointerover', { pointerType: 'touch' });
    await pass(5000);
    expect(signals.heard).toEqual([]);
  });
});

describe('item_copy', () => {
  const copy = (text: string): void => {
    vi.spyOn(window, 'getSelection').mockReturnValue({ toString: () => text } as Selection);
    fire('h1', 'copy');
  };

  it('is told when the product’s name, most of it, or its number is copied; never what', async () => {
    await open(
      '<h1>Blue  Stoneware Cup</h1><span class="sku">CUP-0042</span><button>Add to cart</button>',
      'item_copy',
    );
    ['Cup', 'some words of a text', 'x'.repeat(400)].forEach(copy);
    expect(signals.heard).toEqual([]);
    ['blue stoneware cup', 'Stoneware Cup', 'Buy the Blue Stoneware Cup 2026', 'CUP-0042'].forEach(copy);
    expect(signals.heard).toEqual(Array.from({ length: 3 }, () => ['item_copy', {}]));
  });

  it('is none where nothing is sold', async () => {
    await open('<h1>About our shop</h1><button>Subscribe</button>', 'item_copy');
    copy('About our shop');
    expect(signals.heard).toEqual([]);
  });
});
