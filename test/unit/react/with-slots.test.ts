// @vitest-environment happy-dom
import { createElement as h, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writable } from '../../../src/lib/readable.js';
import type { Trouble } from '../../../src/lib/report.js';
import type { Outlook } from '../../../src/protocol.js';
import { Slot } from '../../../src/react/index.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import { createTestVitrine } from '../../../src/testing/create-test-vitrine.js';
import { decisionOf, nextLook } from '../slots/decision-of.js';
import { render, watchConsole } from './render.js';

const complaints = watchConsole();
let slots: Slots;
let codes: string[];
const outlook = writable<Outlook | undefined>(undefined);
const vitrine = { ...createTestVitrine(), outlook };

beforeEach(() => {
  codes = [];
  outlook.set(undefined);
  const nothing = { seq: 0, at: 0, segments: [], decisions: [], memory: 'memory', models: 'rules' } as const;
  slots = openSlots({
    slots: { hero: { variants: { deal: {}, words: { content: { h1: { text: 'Written' } } } } } },
    report: ({ code }: Trouble) => codes.push(code),
    measure: false,
    onStands: (stands) => outlook.set({ ...nothing, stands }),
  });
});
afterEach(() => slots.stop());

const hero = (variants: Record<string, ReactNode | (() => ReactNode)>) =>
  h(Slot, { name: 'hero', as: 'section', variants }, h('h1', null, 'Own'));
/** As in a browser: React renders when it does, not when a test lets it. */
async function settled(change: () => unknown): Promise<void> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  change();
  for (let look = 0; look < 4; look++) await nextLook();
}
const apply = (variant: string) => settled(() => slots.apply([decisionOf('hero', variant)]));
const section = (variant: string, inside: string) =>
  `<section data-vitrine-slot="hero" data-vitrine-variant="${variant}">${inside}</section>`;

describe('React and the one who decides when a slot may change', () => {
  it('show a variant that the page renders, and take it back', async () => {
    const { html } = await render(hero({ deal: h('h1', null, 'Deal') }), vitrine);
    await apply('deal');
    await vi.waitFor(() => expect(html()).toBe(section('deal', '<h1>Deal</h1>')), 5_000);
    await apply('default');
    await vi.waitFor(() => expect(html()).toBe(section('default', '<h1>Own</h1>')), 5_000);
    expect(codes).toEqual([]);
  });

  it('leave words to Vitrine where the config has them', async () => {
    const { html } = await render(hero({}), vitrine);
    await apply('words');
    // it waits until the framework has taken the page over
    await vi.waitFor(() => expect(html()).toContain('<h1>Written</h1>'), 10_000);
    await settled(slots.stop);
    await vi.waitFor(() => expect(html()).toContain('<h1>Own</h1>'), 5_000);
    expect(codes).toEqual([]);
  });

  it('agree on the shop’s own, once, where nobody renders the variant', async () => {
    const { html } = await render(hero({}), vitrine);
    await apply('deal');
    await vi.waitFor(() => expect(html()).toBe(section('default', '<h1>Own</h1>')), 5_000);
    expect(codes).toEqual(['slot-unrendered']);
    expect(outlook.get()?.stands).toEqual({});
  });

  it('agree on the shop’s own, once, where the variant throws', async () => {
    const fail = (): ReactNode => {
      throw new Error('no such product');
    };
    const { html } = await render(hero({ deal: fail }), vitrine);
    await apply('deal');
    await vi.waitFor(() => expect(html()).toBe(section('default', '<h1>Own</h1>')), 5_000);
    expect(codes).toEqual(['slot-unrendered']);
    expect(complaints()).not.toEqual([]);
  });

  it('follow a slot that is taken out and comes again', async () => {
    const whole = hero({ deal: h('h1', null, 'Deal') });
    const { html, again } = await render(whole, vitrine);
    await apply('deal');
    await settled(() => again(h('p', null, 'another page')));
    await vi.waitFor(() => expect(html()).toBe('<p>another page</p>'), 5_000);
    await settled(() => again(whole));
    await vi.waitFor(() => expect(html()).toBe(section('deal', '<h1>Deal</h1>')), 5_000);
    expect(codes).toEqual([]);
  });
});
