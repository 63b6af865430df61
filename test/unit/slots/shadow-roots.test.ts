// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../../src/explain.js';
import type { Problem } from '../../../src/lib/report.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import { writesOf } from '../../../src/slots/writes-of.js';
import { decisionOf, nextLook } from './decision-of.js';

const inner = '<section data-vitrine-slot="hero"><h1>Hello</h1><button>Buy</button></section><input>';
const text: SlotConfig['variants'] = { sale: { content: { h1: { text: 'Sale' } } } };

let slots: Slots;
let problems: Problem[];

function open(config: Omit<SlotConfig, 'variants'>, variants = text): void {
  slots = openSlots({
    slots: { hero: { ...config, variants } },
    report: (problem) => problems.push(explain(problem)),
    measure: false,
    debug: true,
  });
  slots.apply([decisionOf('hero', 'sale')]);
}

/** An element with a shadow root, at the end of another one or of the page. */
function addHost(name: string, html: string, parent: ParentNode = document.body): ShadowRoot {
  const host = document.createElement(name);
  parent.append(host);
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => {
  problems = [];
  document.body.innerHTML = '';
});
afterEach(() => slots.stop());

describe('a slot in a shadow root', () => {
  it('is found where the config names the host, shown, and taken back to the byte', () => {
    const root = addHost('shop-hero', inner);
    open({ shadow: 'shop-hero' });
    expect(root.querySelector('h1')!.textContent).toBe('Sale');
    slots.stop();
    expect(root.innerHTML).toBe(inner);
    expect(problems).toEqual([]);
  });

  it('is never looked for where the config does not say so', () => {
    const root = addHost('shop-hero', inner);
    open({});
    expect(root.innerHTML).toBe(inner);
    expect(problems.map(({ code }) => code)).toEqual(['slot-missing']);
  });

  it('is not looked for in the page, if it is to be in a root', () => {
    document.body.innerHTML = inner;
    const root = addHost('shop-hero', inner);
    open({ shadow: 'shop-hero' });
    expect(document.querySelector('h1')!.textContent).toBe('Hello');
    expect(root.querySelector('h1')!.textContent).toBe('Sale');
  });

  it('may be several roots deep, and in several of them', () => {
    const roots = [1, 2].map(() =>
      addHost('shop-hero', inner, addHost('shop-page', '<main></main>').firstElementChild!),
    );
    addHost('shop-hero', inner);
    open({ shadow: ['shop-page', 'main shop-hero'] });
    expect(roots.map((root) => root.querySelector('h1')!.textContent)).toEqual(['Sale', 'Sale']);
    expect(document.body.lastElementChild!.shadowRoot!.innerHTML).toBe(inner);
  });

  it.each(['shop-hero[', ['shop-hero', '[']])('is named by a selector, which %j is not', (shadow) => {
    addHost('shop-hero', inner);
    open({ shadow });
    expect(problems).toMatchObject([{ code: 'slot-selector', field: 'slots.hero.selector' }]);
  });

  it('stays the shop’s own in a closed root, and debug says that it is missing', () => {
    const host = document.createElement('shop-hero');
    document.body.append(host);
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = inner;
    open({ shadow: 'shop-hero' });
    expect(root.innerHTML).toBe(inner);
    expect(problems.map(({ code }) => code)).toEqual(['slot-missing']);
  });

  it('is left out of what the head stub does, which cannot reach there', () => {
    const choice = { slot: 'hero', variant: 'sale' };
    expect(writesOf({ variants: text }, choice)).toBeDefined();
    expect(writesOf({ variants: text, shadow: 'shop-hero' }, choice)).toBeUndefined();
  });
});

describe('a shadow root that comes late', () => {
  it('is found when the custom element is defined', async () => {
    const name = 'late-hero';
    document.body.append(document.createElement(name));
    open({ shadow: name });
    await nextLook();
    customElements.define(
      name,
      class extends HTMLElement {
        connectedCallback(): void {
          this.attachShadow({ mode: 'open' }).innerHTML = inner;
        }
      },
    );
    // happy-dom upgrades no elements that stand there
    if (!document.querySelector(name)!.shadowRoot)
      document.querySelector(name)!.replaceWith(document.createElement(name));
    await wait(50);
    await nextLook();
    expect(document.querySelector(name)!.shadowRoot!.querySelector('h1')!.textContent).toBe('Sale');
  });

  it('is found on an element that nobody defines', async () => {
    const host = document.createElement('div');
    host.id = 'app';
    document.body.append(host);
    open({ shadow: '#app' });
    await nextLook();
    // which no observer tells
    host.attachShadow({ mode: 'open' }).innerHTML = inner;
    await expect.poll(() => host.shadowRoot!.querySelector('h1')!.textContent).toBe('Sale');
  });
});

describe('what changes in a shadow root', () => {
  it('is seen: a slot that comes, and a swap that is undone', async () => {
    const root = addHost('shop-hero', '');
    open({ shadow: 'shop-hero' });
    root.innerHTML = inner;
    await nextLook();
    expect(root.querySelector('h1')!.textContent).toBe('Sale');
    root.querySelector('h1')!.textContent = 'Shop';
    await nextLook();
    expect(root.querySelector('h1')!.textContent).toBe('Sale');
  });

  it('waits for the focus there, also where it goes to another element of the same root', async () => {
    const root = addHost('shop-hero', inner);
    root.querySelector('button')!.focus();
    open({ shadow: 'shop-hero' });
    expect(root.querySelector('h1')!.textContent).toBe('Hello');
    root.querySelector('input')!.focus();
    await nextLook();
    expect(root.querySelector('h1')!.textContent).toBe('Sale');
  });
});

describe('a template for a slot in a shadow root', () => {
  const variants: SlotConfig['variants'] = { sale: { template: '#deal' } };
  const template = (words: string): string => `<template id="deal"><b>${words}</b></template>`;

  it('is that of the root, or else that of the page; what is hidden there is hidden by its own style sheet', () => {
    document.body.innerHTML = template('Page');
    const roots = [inner, inner + template('Root')].map((html) => addHost('shop-hero', html));
    const before = roots.map((root) => root.innerHTML);
    open({ shadow: 'shop-hero' }, variants);
    expect(roots.map((root) => root.querySelector('[data-vitrine-host]')!.textContent)).toEqual(['Page', 'Root']);
    for (const root of roots) {
      expect(root.querySelector('h1')!.className).toBe('vitrine-hidden');
      expect(root.adoptedStyleSheets[0]).toBe(document.adoptedStyleSheets.at(-1));
    }
    slots.stop();
    expect(roots.map((root) => root.innerHTML)).toEqual(before);
    expect(roots.map((root) => root.adoptedStyleSheets)).toEqual([[], []]);
  });
});
