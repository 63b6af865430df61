import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(`dist/${name}.js`, 'utf8');
const load = (name: string) => import(/* @vite-ignore */ resolve(`dist/${name}.js`));
const imported = (code: string) => [...code.matchAll(/\bfrom\s*["']([^"']+)["']/g)].map((match) => match[1]);

describe('vitrine/react', () => {
  it('says first of all that it is for the client, and brings neither React nor Vitrine', () => {
    expect(read('react')).toMatch(/^["']use client["'];/);
    expect(imported(read('react'))).toEqual(['react']);
  });

  it('renders in Node as it was built, with what stands in for Vitrine there', async () => {
    const [{ Slot, VitrineProvider, ...hooks }, { createTestVitrine }] = await Promise.all([
      load('react'),
      load('testing'),
    ]);
    expect(Object.keys(hooks).toSorted()).toEqual(['useSegments', 'useSlot', 'useVitrine']);
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const slot = createElement(Slot, { name: 'hero', variants: { deal: 'Sale' } }, 'Own');
    expect(renderToString(createElement(VitrineProvider, { vitrine }, slot))).toBe(
      '<div data-vitrine-slot="hero" data-vitrine-variant="default">Own</div>',
    );
  });
});

describe('vitrine/testing', () => {
  it('brings nothing with it', () => {
    expect(imported(read('testing'))).toEqual([]);
  });
});
