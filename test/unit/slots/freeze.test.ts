// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import { decisionOf, nextLook } from './decision-of.js';

const page = '<section data-vitrine-slot="hero"><h1>Hello</h1><a href="/all">See all</a></section>';

let slots: Slots | undefined;

function open(variants: SlotConfig['variants']): Slots {
  slots = openSlots({ slots: { hero: { variants } }, report: () => undefined, measure: false });
  return slots;
}
const within = (selector: string): Element => document.querySelector(selector) as Element;

beforeEach(() => {
  document.body.innerHTML = page;
});
afterEach(() => slots?.stop());

it('leaves everything as it stands once frozen, until it is stopped', async () => {
  const before = document.body.innerHTML;
  const slots = open({ a: { content: { h1: { text: 'A' } } }, b: { content: { h1: { text: 'B' } } } });
  slots.apply([decisionOf('hero', 'a')]);
  slots.freeze();
  slots.apply([decisionOf('hero', 'b')]);
  (within('h1').firstChild as Text).data = 'A, says the shop';
  await nextLook();
  expect(within('h1').textContent).toContain('A, says the shop');
  (within('h1').firstChild as Text).data = 'A';
  slots.stop();
  expect(document.body.innerHTML).toBe(before);
});

it('does every piece of work through what it is given for it', async () => {
  const log: string[] = [];
  const run = <T>(what: string, work: () => T): T => {
    log.push(`${what} begins`);
    const result = work();
    log.push(`${what} ends`);
    return result;
  };
  const variants = { a: { content: { h1: { text: 'A' } } } };
  slots = openSlots({ slots: { hero: { variants } }, report: () => undefined, measure: false, run });
  expect(log).toEqual(['slots begins', 'slots ends']);
  slots.apply([decisionOf('hero', 'a')]);
  expect(log).toHaveLength(4);
  document.body.innerHTML = page;
  await nextLook();
  expect(within('h1').textContent).toContain('A');
  expect(log).toHaveLength(6);
});

const said = (text: string) => ({ content: { h1: { text } } });
const seasons = { spring: said('Spring'), autumn: said('Autumn') };

it('shows at the thaw what was decided last, and follows the page from then on', async () => {
  const slots = open(seasons);
  slots.apply([decisionOf('hero', 'spring')]);
  slots.freeze();
  slots.apply([decisionOf('hero', 'autumn')]);
  slots.thaw();
  expect(within('h1').textContent).toBe('Autumn');
  document.body.innerHTML = page;
  await nextLook();
  expect(within('h1').textContent).toBe('Autumn');
  slots.stop();
  expect(document.body.innerHTML).toBe(page);
});

it('keeps at the thaw what stood, without a write', () => {
  const slots = open(seasons);
  slots.apply([decisionOf('hero', 'spring')]);
  slots.freeze();
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  slots.thaw();
  expect(observer.takeRecords()).toEqual([]);
  expect(within('h1').textContent).toBe('Spring');
});

it('does nothing at a thaw without a freeze', () => {
  const slots = open(seasons);
  slots.apply([decisionOf('hero', 'spring')]);
  const before = document.body.innerHTML;
  slots.thaw();
  expect(document.body.innerHTML).toBe(before);
});
