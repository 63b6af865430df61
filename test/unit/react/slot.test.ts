// @vitest-environment happy-dom
import { act, createElement as h, lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { Slot } from '../../../src/react/index.js';
import { createTestVitrine } from '../../../src/testing/create-test-vitrine.js';
import { hydrate, onServer, render, watchConsole } from './render.js';

const complaints = watchConsole();
const kettle = { kind: 'item', id: 'K1', name: 'Kettle' } as const;
const variants = {
  deal: h('h1', null, 'On sale'),
  again: ({ object }: { object?: { name: string } }) => h('h1', null, `Still thinking of ${object?.name}?`),
};
const hero = (props: object = {}): ReactNode =>
  h(Slot, { name: 'hero', as: 'section', variants, ...props }, h('h1', null, 'Linen, worn in'));
const element = (variant: string | undefined, inside: string) =>
  `<section data-vitrine-slot="hero"${variant ? ` data-vitrine-variant="${variant}"` : ''}>${inside}</section>`;
const OWN = element('default', '<h1>Linen, worn in</h1>');
const DEAL = element('deal', '<h1>On sale</h1>');

describe('what is rendered', () => {
  it('is one element that says what it shows, with the props that it was given', async () => {
    const { html } = await render(hero({ className: 'hero', id: 'top', 'aria-label': 'First' }), createTestVitrine());
    expect(html()).toBe(
      '<section class="hero" id="top" aria-label="First" data-vitrine-slot="hero" data-vitrine-variant="default"><h1>Linen, worn in</h1></section>',
    );
  });

  it('is a div where nothing else is asked for, or a component that hands its props on', async () => {
    expect(onServer(h(Slot, { name: 'cta' }, 'Go'))).toBe(
      '<div data-vitrine-slot="cta" data-vitrine-variant="default">Go</div>',
    );
    const Banner = (props: object) => h('aside', props);
    expect(onServer(h(Slot, { name: 'cta', as: Banner }, 'Go'))).toContain('<aside data-vitrine-slot="cta"');
  });

  it('is the variant that stands, and the shop’s own again when it no longer does', async () => {
    const vitrine = createTestVitrine();
    const { html, host } = await render(hero(), vitrine);
    const section = host.firstElementChild;
    expect(html()).toBe(OWN);
    await act(async () => vitrine.show('hero', 'deal'));
    expect(html()).toBe(DEAL);
    await act(async () => vitrine.show('hero', 'again', kettle));
    expect(html()).toBe(element('again', '<h1>Still thinking of Kettle?</h1>'));
    await act(async () => vitrine.show('hero', 'default'));
    expect(html()).toBe(OWN);
    expect(host.firstElementChild).toBe(section);
  });

  it('is the shop’s own, which does not say what it shows, where nobody renders the variant', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'coupon' } });
    const { html } = await render(hero(), vitrine);
    expect(html()).toBe(element(undefined, '<h1>Linen, worn in</h1>'));
    await act(async () => vitrine.show('hero', 'toString'));
    expect(html()).toBe(element(undefined, '<h1>Linen, worn in</h1>'));
  });

  it('may be nothing at all', async () => {
    const { html } = await render(hero({ variants: { deal: null } }), createTestVitrine({ slots: { hero: 'deal' } }));
    expect(html()).toBe(element('deal', ''));
  });

  it('is never what stands in another slot, even while its name changes', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal', offer: 'coupon' } });
    const committed: string[] = [];
    const Deal = () => {
      useEffect(() => void committed.push('deal'));
      return 'On sale';
    };
    const named = (name: string) => h(Slot, { name, variants: { deal: h(Deal), coupon: 'A coupon' } }, 'Own');
    const { again, html } = await render(named('hero'), vitrine);
    expect(html()).toContain('On sale');
    committed.length = 0;
    await again(named('offer'));
    expect(html()).toBe('<div data-vitrine-slot="offer" data-vitrine-variant="coupon">A coupon</div>');
    expect(committed).toEqual([]);
  });

  it('makes new nodes, so that nothing written into the shop’s own stays behind', async () => {
    const vitrine = createTestVitrine();
    const { host, html } = await render(hero(), vitrine);
    const heading = host.querySelector('h1')!;
    heading.setAttribute('aria-label', 'written');
    await act(async () => vitrine.show('hero', 'deal'));
    expect(html()).toBe(DEAL);
    expect(host.querySelector('h1')).not.toBe(heading);
  });
});

describe('on a server', () => {
  it('is the shop’s own, whatever stands', () => {
    expect(onServer(hero(), createTestVitrine({ slots: { hero: 'deal' } }))).toBe(OWN);
    expect(onServer(hero())).toBe(OWN);
  });

  it('is taken over without a word, and only then changed, in the same element', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const first: string[] = [];
    const Watch = () => {
      const [html] = useState(() => document.body.innerHTML);
      useEffect(() => void first.push(html), [html]);
      return null;
    };
    const { html, host } = await hydrate([hero({ key: 'hero' }), h(Watch, { key: 'watch' })], vitrine);
    expect(first[0]).toContain(OWN);
    expect(html()).toBe(DEAL);
    expect(host.querySelectorAll('[data-vitrine-slot]')).toHaveLength(1);
  });

  it('inside a boundary that comes late likewise', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const { html } = await hydrate(h(Suspense, { fallback: '…' }, hero()), vitrine);
    expect(html()).toContain(DEAL);
  });
});

describe('a withdrawal', () => {
  it('puts the shop’s own back before the task ends', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const { html } = await render(hero(), vitrine);
    expect(html()).toBe(DEAL);
    globalThis.IS_REACT_ACT_ENVIRONMENT = false;
    vitrine.consent.set({ personalize: 'denied' });
    // no timer, no frame: microtasks of the same task alone
    for (let turn = 0; turn < 5; turn++) await undefined;
    expect(html()).toBe(OWN);
  });

  it('ends with the page’s own when Vitrine stops, and a component that is gone hears nothing', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const { html, unmount } = await render(hero(), vitrine);
    await act(async () => vitrine.stop());
    expect(html()).toBe(OWN);
    await unmount();
    await act(async () => vitrine.show('hero', 'again'));
    expect(html()).toBe('');
  });
});

describe('a variant that is not ready, or fails', () => {
  it('is waited for behind the shop’s own, when it is loaded lazily', async () => {
    const vitrine = createTestVitrine();
    let load!: (component: { default: () => ReactNode }) => void;
    const Deal = lazy(() => new Promise<{ default: () => ReactNode }>((resolve) => (load = resolve)));
    const page = h(Suspense, { fallback: 'Loading' }, hero({ variants: { deal: h(Deal) } }));
    const { html } = await render(page, vitrine);
    await act(async () => vitrine.show('hero', 'deal'));
    expect(html()).toBe(OWN);
    await act(async () => load({ default: () => h('h1', null, 'On sale') }));
    expect(html()).toBe(DEAL);
  });

  it('gives way to the shop’s own where it throws, as an element or as a function, until another stands', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const fail = (): ReactNode => {
      throw new Error('no such product');
    };
    const Beside = () => h('p', null, 'beside');
    const broken = (deal: unknown) => [hero({ key: 'hero', variants: { ...variants, deal } }), h(Beside, { key: 1 })];
    for (const deal of [h(fail), fail]) {
      const { html, unmount } = await render(broken(deal), vitrine);
      expect(html()).toBe(`${element(undefined, '<h1>Linen, worn in</h1>')}<p>beside</p>`);
      expect(complaints().join()).toContain('error boundary you provided');
      await act(async () => vitrine.show('hero', 'again', kettle));
      expect(html()).toContain('Still thinking of Kettle?');
      await act(async () => vitrine.show('hero', 'deal'));
      complaints();
      await unmount();
    }
  });

  it('leaves what the shop’s own throws to the shop', async () => {
    const Own = (): ReactNode => {
      throw new Error('the shop’s');
    };
    await expect(render(h(Slot, { name: 'hero' }, h(Own)), createTestVitrine())).rejects.toThrow('the shop’s');
    complaints();
  });
});
