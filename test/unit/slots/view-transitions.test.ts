// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import { decisionOf, nextLook } from './decision-of.js';

let slots: Slots;
/** Whether a transition runs; undefined where the browser cannot say so. */
let running: boolean | undefined;

const heading = (): HTMLElement => document.querySelector('h1')!;

beforeEach(() => {
  running = false;
  document.body.innerHTML = '<div data-vitrine-slot="hero"><h1>Hello</h1></div>';
  const own = document.documentElement.matches.bind(document.documentElement);
  // happy-dom has no transitions
  vi.spyOn(document.documentElement, 'matches').mockImplementation((selector) => {
    if (selector !== ':active-view-transition') return own(selector);
    if (running === undefined) throw new DOMException('no selector', 'SyntaxError');
    return running;
  });
  slots = openSlots({
    slots: { hero: { variants: { sale: { content: { h1: { text: 'Sale' } } } } } },
    report: () => undefined,
    measure: false,
  });
});
afterEach(() => {
  slots.stop();
  vi.restoreAllMocks();
});

describe('a view transition', () => {
  it('is waited for by a decision, which is shown when it is finished', async () => {
    running = true;
    slots.apply([decisionOf('hero', 'sale')]);
    await nextLook();
    await nextLook();
    expect(heading().textContent).toBe('Hello');
    running = false;
    await nextLook();
    expect(heading().textContent).toBe('Sale');
  });

  it('is waited for by what is to be done again', async () => {
    slots.apply([decisionOf('hero', 'sale')]);
    running = true;
    heading().textContent = 'Shop';
    await nextLook();
    await nextLook();
    expect(heading().textContent).toBe('Shop');
    running = false;
    await nextLook();
    expect(heading().textContent).toBe('Sale');
  });

  it('is not waited for by a withdrawal', () => {
    slots.apply([decisionOf('hero', 'sale')]);
    running = true;
    slots.stop();
    expect(heading().textContent).toBe('Hello');
  });

  it('is nothing to a browser that cannot say so', () => {
    running = undefined;
    slots.apply([decisionOf('hero', 'sale')]);
    expect(heading().textContent).toBe('Sale');
  });
});
