// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explain } from '../../../src/explain.js';
import type { Problem } from '../../../src/lib/report.js';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import type { VariantConfig } from '../../../src/slots/slot-config.js';
import { decisionOf, nextLook } from './decision-of.js';

let slots: Slots;
let problems: Problem[];
const sale: VariantConfig = { content: { h1: { text: 'Sale' } } };
const hero = '<div data-vitrine-slot="hero"><h1>Hello</h1><button>Buy</button></div>';

function apply(variant: VariantConfig = sale): void {
  slots = openSlots({
    slots: { hero: { variants: { sale: variant } } },
    report: (p) => problems.push(explain(p)),
    measure: false,
  });
  slots.apply([decisionOf('hero', 'sale')]);
}
const heading = (): HTMLElement => document.querySelector('h1') as HTMLElement;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const codes = (): string[] => problems.map(({ code }) => code);

beforeEach(() => {
  problems = [];
  document.body.innerHTML = hero;
});
afterEach(() => {
  slots.stop();
  vi.restoreAllMocks();
  for (const key of Object.keys(document.body)) if (key.startsWith('__')) Reflect.deleteProperty(document.body, key);
});

describe('a page that changes', () => {
  it('gets its swap when the slot comes late, or comes again', async () => {
    document.body.innerHTML = '';
    apply();
    document.body.innerHTML = hero;
    await nextLook();
    expect(heading().textContent).toBe('Sale');
    const old = heading();
    document.body.innerHTML = '<p>other route</p>';
    await nextLook();
    expect(old.textContent).toBe('Hello');
    document.body.innerHTML = hero + hero;
    await nextLook();
    expect(document.body.textContent).toBe('SaleBuySaleBuy');
    expect(problems).toEqual([]);
  });

  it('gets all of a slot’s elements or none', async () => {
    apply();
    document.body.insertAdjacentHTML('beforeend', '<div data-vitrine-slot="hero"></div>');
    await nextLook();
    expect(heading().textContent).toBe('Hello');
    expect(codes()).toEqual(['slot-element']);
  });

  it('wins three times in ten seconds, then gives up to what the shop wrote', async () => {
    apply();
    for (let i = 1; i <= 3; i++) {
      heading().textContent = `Shop ${i}`;
      await nextLook();
      expect(heading().textContent).toBe('Sale');
    }
    heading().textContent = 'Shop 4';
    await nextLook();
    expect(heading().textContent).toBe('Shop 4');
    expect(codes()).toEqual(['slot-contested']);
    heading().textContent = 'Shop 5';
    await nextLook();
    expect(heading().textContent).toBe('Shop 5');
  });

  it('may be done again after ten seconds', async () => {
    const now = vi.spyOn(Date, 'now');
    apply();
    for (let i = 0; i < 8; i++) {
      now.mockReturnValue(i * 5000);
      heading().textContent = 'Shop';
      await nextLook();
    }
    expect(heading().textContent).toBe('Sale');
    expect(problems).toEqual([]);
  });

  it('is hidden again where a template stands and the shop adds to it', async () => {
    document.body.insertAdjacentHTML('beforeend', '<template><b>Deal</b></template>');
    apply({ template: 'template' });
    heading().insertAdjacentHTML('afterend', '<h2>More</h2>');
    await nextLook();
    expect(document.querySelector('h2')?.className).toBe('vitrine-hidden');
    expect(document.querySelectorAll('[data-vitrine-host]').length).toBe(1);
  });

  it('does not see its own writing', async () => {
    apply();
    slots.apply([decisionOf('hero', 'default')]);
    slots.apply([decisionOf('hero', 'sale')]);
    const asked = vi.spyOn(document, 'querySelectorAll');
    await nextLook();
    await nextLook();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('focus', () => {
  it('is waited for on the way in and on the way back, but not at the end', async () => {
    const button = document.querySelector('button') as HTMLElement;
    button.focus();
    apply();
    await nextLook();
    expect(heading().textContent).toBe('Hello');
    button.blur();
    await nextLook();
    expect(heading().textContent).toBe('Sale');
    button.focus();
    slots.apply([decisionOf('hero', 'default')]);
    expect(heading().textContent).toBe('Sale');
    slots.stop();
    expect(heading().textContent).toBe('Hello');
  });
});

describe('images', () => {
  const image = { src: '/b.jpg', alt: 'B' };
  const picture =
    '<div data-vitrine-slot="hero"><h1>Hello</h1><picture><source srcset="w.webp"><source media="print" srcset="p.webp">' +
    '<img loading="lazy" srcset="a1.jpg 1x" sizes="50vw" src="a.jpg" alt="A"></picture></div>';

  it('are decoded first, then shown with the rest, past every other source; and all comes back', async () => {
    document.body.innerHTML = picture;
    let decoded: (() => void) | undefined;
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockImplementation(
      () => new Promise((resolve) => (decoded = resolve)),
    );
    apply({ content: { ...sale.content, img: { image } } });
    await nextLook();
    expect(document.body.innerHTML).toBe(picture);
    decoded?.();
    await nextLook();
    expect(document.body.innerHTML).toBe(
      '<div data-vitrine-slot="hero"><h1>Sale</h1><picture><source srcset=""><source media="print" srcset="">' +
        '<img loading="eager" srcset="" sizes="50vw" src="/b.jpg" alt="B"></picture></div>',
    );
    slots.stop();
    expect(document.body.innerHTML).toBe(picture);
  });

  it('leave the slot the shop’s own when they cannot be loaded', async () => {
    document.body.innerHTML = picture;
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockRejectedValue(new Error('no image'));
    apply({ content: { ...sale.content, img: { image } } });
    await nextLook();
    expect(document.body.innerHTML).toBe(picture);
    expect(codes()).toEqual(['slot-image']);
    expect(problems[0]?.message).toContain('/b.jpg');
  });

  it('that are decoded too late are not shown', async () => {
    document.body.innerHTML = picture;
    let decoded: (() => void) | undefined;
    vi.spyOn(HTMLImageElement.prototype, 'decode').mockImplementation(
      () => new Promise((resolve) => (decoded = resolve)),
    );
    apply({ content: { img: { image } } });
    slots.apply([decisionOf('hero', 'default')]);
    decoded?.();
    await nextLook();
    expect(document.body.innerHTML).toBe(picture);
  });
});

describe('a page that hydrates', () => {
  it('is left alone until its framework holds the element', async () => {
    document.body.innerHTML = `<div id="__next">${hero}</div>`;
    apply();
    await wait(200);
    expect(heading().textContent).toBe('Hello');
    Object.assign(heading().parentElement as Element, { __reactFiber$x: {} });
    await wait(150);
    await nextLook();
    expect(heading().textContent).toBe('Sale');
  });

  it('is known by a mounted Vue app, too', async () => {
    document.body.innerHTML = `<div id="app" data-server-rendered="true">${hero}</div>`;
    apply();
    expect(heading().textContent).toBe('Hello');
    Object.assign(document.querySelector('#app') as Element, { __vue_app__: {} });
    await wait(150);
    await nextLook();
    expect(heading().textContent).toBe('Sale');
  });

  it('is not waited for longer than three seconds after load', async () => {
    document.body.innerHTML = `<div id="__nuxt">${hero}</div>`;
    const now = vi.spyOn(Date, 'now').mockReturnValue(1000);
    apply();
    now.mockReturnValue(3999);
    await wait(120);
    expect(heading().textContent).toBe('Hello');
    now.mockReturnValue(4000);
    await wait(120);
    expect(heading().textContent).toBe('Sale');
  });

  it('keeps its root to itself', () => {
    document.body.innerHTML = `<div id="__next" data-vitrine-slot="hero"><h1>Hello</h1></div>`;
    apply();
    expect(codes()).toEqual(['slot-selector']);
  });
});
