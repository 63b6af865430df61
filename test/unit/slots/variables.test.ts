// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import { decisionOf } from './decision-of.js';

const page = '<section data-vitrine-slot="hero"><h1>Hello</h1><a href="/all">See all</a></section>';

let slots: Slots | undefined;
let problems: Trouble[];

function open(variants: SlotConfig['variants']): Slots {
  slots = openSlots({ slots: { hero: { variants } }, report: (p) => problems.push(p), measure: false });
  return slots;
}
const within = (selector: string): Element => document.querySelector(selector) as Element;

beforeEach(() => {
  problems = [];
  document.body.innerHTML = page;
});
afterEach(() => slots?.stop());

describe('variables', () => {
  const variants = { a: { content: { a: { variables: { '--tone': ' warm ', '--gap': '2px' } } } } } as const;
  const link = () => within('a') as HTMLElement;

  it('are custom properties of the element', () => {
    open(variants).apply([decisionOf('hero', 'a')]);
    expect(link().style.getPropertyValue('--tone')).toBe('warm');
    expect(link().style.getPropertyValue('--gap')).toBe('2px');
    expect(problems).toEqual([]);
  });

  it.each([null, '', 'color:red', 'color: red;', '--tone:cold;color:red'])(
    'come off a style attribute of %j byte for byte',
    (style) => {
      if (style !== null) link().setAttribute('style', style);
      const before = document.body.innerHTML;
      const slots = open({ ...variants, b: { content: { a: { variables: { '--gap': '1px' } } } } });
      for (const name of ['a', 'b', 'a', 'default']) slots.apply([decisionOf('hero', name)]);
      expect(document.body.innerHTML).toBe(before);
    },
  );

  it('leave alone what the shop has styled meanwhile', () => {
    const slots = open(variants);
    slots.apply([decisionOf('hero', 'a')]);
    link().style.setProperty('color', 'blue');
    link().style.setProperty('--gap', '3px');
    slots.stop();
    expect(link().style.cssText).toBe('--gap: 3px; color: blue;');
  });

  it.each([
    ['--x', 'url(javascript:1)'],
    ['--x', 'red, URL( "data:text/html,x" )'],
    ['--x', 'u\\72l(javascript:1)'],
    ['--x', 'red; color: blue'],
    ['color', 'red'],
    ['--', 'red'],
  ])('may not be %s: %s', (name, value) => {
    const before = document.body.innerHTML;
    open({ a: { content: { a: { variables: { [name]: value } } } } }).apply([decisionOf('hero', 'a')]);
    expect(document.body.innerHTML).toBe(before);
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['slot-refused', `slots.hero.variants.a.content["a"].variables.${name}`],
    ]);
  });

  it.each(['url(/a.png)', 'url("https://cdn.example/a.png") no-repeat', 'calc(1px + 2px)'])('may be %s', (value) => {
    open({ a: { content: { a: { variables: { '--x': value } } } } }).apply([decisionOf('hero', 'a')]);
    expect(link().style.getPropertyValue('--x')).toBe(value);
  });
});
