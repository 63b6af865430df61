// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdsFocus } from '../../../src/slots/holds-focus.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import { decisionOf, nextLook } from './decision-of.js';

let slots: Slots;

const query = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const slot = '<div data-vitrine-slot="hero"><h1>Hello</h1></div>';

function open(html: string): void {
  document.body.innerHTML = html;
  query('#here')?.focus();
  slots = openSlots({
    slots: { hero: { variants: { sale: { content: { h1: { text: 'Sale' } } } } } },
    report: () => undefined,
    measure: false,
  });
  slots.apply([decisionOf('hero', 'sale')]);
}

beforeEach(() => (document.body.innerHTML = ''));
afterEach(() => slots.stop());

describe('a slot in a dialog', () => {
  it.each([
    ['<dialog open>', '</dialog>'],
    ['<div role="dialog">', '</div>'],
    ['<div role="alertdialog">', '</div>'],
  ])('is left alone while the focus is in there: %s', async (start, end) => {
    open(`${start}${slot}<button id="here">Close</button>${end}<button id="there"></button>`);
    expect(query('h1').textContent).toBe('Hello');
    query('#there').focus();
    await nextLook();
    expect(query('h1').textContent).toBe('Sale');
  });

  it('is changed when the dialog closes, although the focus leaves without a word', async () => {
    open(`<dialog open>${slot}<button id="here">Close</button></dialog>`);
    const dialog = query('dialog');
    expect(query('h1').textContent).toBe('Hello');
    dialog.removeAttribute('open');
    // which does not bubble
    dialog.dispatchEvent(new Event('close'));
    await nextLook();
    expect(query('h1').textContent).toBe('Sale');
  });

  it('is any other slot while the focus is elsewhere', () => {
    open(`<dialog open>${slot}<button>Close</button></dialog><button id="here"></button>`);
    expect(query('h1').textContent).toBe('Sale');
  });
});

describe('focus', () => {
  beforeEach(() => open(''));

  it('is in an element of a shadow root, or in the dialog around its host', () => {
    document.body.innerHTML = '<dialog open><p></p><button></button></dialog>';
    const root = query('p').attachShadow({ mode: 'open' });
    root.innerHTML = '<section><a href="/">Go</a></section><aside></aside>';
    const [section, link, aside] = ['section', 'a', 'aside'].map((name) => root.querySelector<HTMLElement>(name)!);
    query('button').focus();
    expect([section, aside].map((one) => holdsFocus(one!))).toEqual([true, true]);
    query('dialog').removeAttribute('open');
    expect([section, aside].map((one) => holdsFocus(one!))).toEqual([false, false]);
    link!.focus();
    expect([section, aside].map((one) => holdsFocus(one!))).toEqual([true, false]);
  });

  it('is not in what has gone', () => {
    const link = document.createElement('a');
    link.href = 'https://shop.example/';
    expect(holdsFocus(link)).toBe(false);
  });
});
