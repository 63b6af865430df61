// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Problem } from '../../../src/lib/report.js';
import { openPreview } from '../../../src/page.js';

it('shows the variants that exist and names those that do not, whatever they are called', () => {
  document.body.innerHTML = '<div data-vitrine-slot="hero"><h1>Own</h1></div>';
  const problems: Problem[] = [];
  const slots = { hero: { variants: { sale: { content: { h1: { text: 'Sale' } } } } } };
  const previews = [
    ['constructor', 'name'],
    ['__proto__', 'toString'],
    ['hero', 'toString'],
    ['hero', 'sale'],
  ] as const;
  openPreview(slots, previews, (problem) => problems.push(problem));
  expect(document.querySelector('h1')!.textContent).toBe('Sale');
  expect(problems.map(({ code, field }) => [code, field])).toEqual([
    ['preview-unknown', 'slots.constructor.variants.name'],
    ['preview-unknown', 'slots.__proto__.variants.toString'],
    ['preview-unknown', 'slots.hero.variants.toString'],
  ]);
});
