// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../../src/explain.js';
import type { Problem } from '../../../src/lib/report.js';
import { openSlots, type Slots, type SlotsOptions } from '../../../src/slots/open-slots.js';
import { decisionOf, nextLook } from './decision-of.js';

declare global {
  interface Window {
    Shopify?: { designMode?: boolean } | undefined;
  }
}

let slots: Slots;
let problems: Problem[];
const section = '<div data-vitrine-slot="hero"><h1>Hello</h1></div>';

const heading = (): HTMLElement => document.querySelector('h1')!;

function open(options: Partial<SlotsOptions> = {}): void {
  slots = openSlots({
    slots: { hero: { variants: { sale: { content: { h1: { text: 'Sale' } } } } } },
    report: (problem) => problems.push(explain(problem)),
    measure: false,
    ...options,
  });
  slots.apply([decisionOf('hero', 'sale')]);
}

/** As a theme does with the answer of the section rendering API. */
async function render(): Promise<void> {
  document.querySelector('main')!.innerHTML = section;
  await nextLook();
}

beforeEach(() => {
  problems = [];
  document.body.innerHTML = `<main id="shopify-section-hero">${section}</main><input>`;
});
afterEach(() => {
  slots.stop();
  window.Shopify = undefined;
});

describe('a section that is rendered again', () => {
  it('gets its swap again, three times in ten seconds', async () => {
    open();
    for (let i = 0; i < 3; i++) {
      await render();
      expect(heading().textContent).toBe('Sale');
    }
    await render();
    expect(heading().textContent).toBe('Hello');
    expect(problems.map(({ code }) => code)).toEqual(['slot-contested']);
  });

  it.each(['load', 'unload', 'reorder', 'select'])('is no fight where the editor says so by %s', async (what) => {
    open();
    for (let i = 0; i < 8; i++) {
      const main = document.querySelector('main')!;
      main.dispatchEvent(new CustomEvent(`shopify:section:${what}`, { bubbles: true }));
      await render();
      expect(heading().textContent).toBe('Sale');
    }
    expect(problems).toEqual([]);
  });

  it.each(['click', 'change'])('is no fight after a %s of the shopper', async (what) => {
    open();
    for (let i = 0; i < 8; i++) {
      document.querySelector('input')!.dispatchEvent(new Event(what, { bubbles: true }));
      await render();
      expect(heading().textContent).toBe('Sale');
    }
    expect(problems).toEqual([]);
  });

  it('is a fight still where it goes on and on after one', async () => {
    open();
    document.querySelector('input')!.dispatchEvent(new Event('click', { bubbles: true }));
    for (let i = 0; i < 8; i++) await render();
    expect(heading().textContent).toBe('Hello');
    expect(problems.map(({ code }) => code)).toEqual(['slot-contested']);
  });
});

describe('Shopify’s theme editor', () => {
  it('shows the theme’s own content', async () => {
    window.Shopify = { designMode: true };
    open();
    await render();
    expect(heading().textContent).toBe('Hello');
    expect(problems).toEqual([]);
  });

  it('has what the head stub has written taken back', () => {
    window.Shopify = { designMode: true };
    let undone = 0;
    const stub = { stored: { slots: [] }, shown: new Map(), stop: () => undefined, undo: () => undone++ };
    open({ stub: stub as never });
    expect(undone).toBe(1);
  });

  it('is any other page to a shop that runs there for its shoppers', () => {
    window.Shopify = { designMode: false };
    open();
    expect(heading().textContent).toBe('Sale');
  });
});
