// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { resolveConfig } from '../../../src/config.js';
import { openStage } from '../../../src/stage.js';

const said = (text: string) => ({ content: { h1: { text } } });
const slots = { hero: { variants: { spring: said('Spring'), autumn: said('Autumn') } } };
const choose = (variant: string) => [{ slot: 'hero', variant }];
const open = () => openStage(resolveConfig({ slots }), { report: () => undefined, measure: false });
const shown = () => document.querySelector('h1')!.textContent;

beforeEach(() => {
  document.body.innerHTML = '<div data-vitrine-slot="hero"><h1>Hello</h1></div>';
});

it('swaps no more once frozen, and leaves what stands', () => {
  const stage = open();
  stage.apply(choose('spring'));
  stage.freeze();
  stage.apply(choose('autumn'));
  expect(shown()).toBe('Spring');
});

it('shows at the thaw what was decided last, and puts the shop’s own back at the end', () => {
  const stage = open();
  stage.apply(choose('spring'));
  stage.freeze();
  stage.apply(choose('autumn'));
  stage.thaw();
  expect(shown()).toBe('Autumn');
  stage.stop();
  expect(shown()).toBe('Hello');
});

it('does nothing at a thaw without a freeze', () => {
  const stage = open();
  stage.apply(choose('spring'));
  const before = document.body.innerHTML;
  stage.thaw();
  expect(document.body.innerHTML).toBe(before);
});

it('puts the shop’s own back while frozen, too', () => {
  const stage = open();
  stage.apply(choose('spring'));
  stage.freeze();
  stage.stop();
  expect(shown()).toBe('Hello');
});
