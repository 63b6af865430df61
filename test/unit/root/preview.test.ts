// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import { openPreview } from '../../../src/preview.js';
import * as page from '../../../src/page.js';

it('shows the variants that exist and names those that do not, whatever they are called', async () => {
  document.body.innerHTML = '<div data-vitrine-slot="hero"><h1>Own</h1></div>';
  const problems: Trouble[] = [];
  const slots = { hero: { variants: { sale: { content: { h1: { text: 'Sale' } } } } } };
  const asked = ['constructor=name', '__proto__=toString', 'hero=toString', 'hero=sale'];
  const search = `?utm_source=x&${asked.map((one) => `vitrine.${one}`).join('&')}`;
  const told: unknown[] = [];
  const outlook = { set: (now: unknown) => void told.push(now) };
  const report = (problem: Trouble) => void problems.push(problem);
  const load = (async () => page) as never;
  await openPreview({ config: { slots }, report, outlook, assets: '/', load }, { search });
  expect(document.querySelector('h1')!.textContent).toBe('Sale');
  expect(told).toMatchObject([{ segments: [], decisions: [], stands: { hero: { variant: 'sale' } } }]);
  expect(problems.map(({ code, field }) => [code, field])).toEqual([
    ['preview-unknown', 'slots.constructor.variants.name'],
    ['preview-unknown', 'slots.__proto__.variants.toString'],
    ['preview-unknown', 'slots.hero.variants.toString'],
  ]);
});
