// @vitest-environment happy-dom
import { act, Activity, createElement as h, startTransition, useLayoutEffect, useState, type ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { useSegments, useSlot, useVitrine } from '../../../src/react/index.js';
import { createTestVitrine } from '../../../src/testing/create-test-vitrine.js';
import type { Vitrine } from '../../../src/vitrine.js';
import { hydrate, onServer, render, watchConsole } from './render.js';

watchConsole();
const kettle = { kind: 'item', id: 'K1', name: 'Kettle' } as const;

const Segments = () =>
  h(
    'ul',
    null,
    useSegments().map(({ id }) => h('li', { key: id }, id)),
  );
const Hero = () => {
  const { variant, object, props } = useSlot('hero');
  return h('section', props, variant, object && ` of ${object.name}`);
};

describe('useSlot', () => {
  it('tells what to render, what it is about, and how the element is marked', async () => {
    const vitrine = createTestVitrine();
    const { html } = await render(h(Hero), vitrine);
    expect(html()).toBe('<section data-vitrine-slot="hero" data-vitrine-variant="default">default</section>');
    await act(async () => vitrine.show('hero', 'again', kettle));
    expect(html()).toBe('<section data-vitrine-slot="hero" data-vitrine-variant="again">again of Kettle</section>');
  });

  it('is the default on a server and as the page is taken over', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    expect(onServer(h(Hero), vitrine)).toContain('>default<');
    expect((await hydrate(h(Hero), vitrine)).html()).toContain('>deal<');
  });

  it('hears nothing while its part of the page is kept aside, and is right when that is shown again', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const page = (mode: 'hidden' | 'visible') => h(Activity, { mode, children: h(Hero) });
    const { again, host } = await render(page('visible'), vitrine);
    await again(page('hidden'));
    await act(async () => vitrine.show('hero', 'again', kettle));
    await act(async () => vitrine.consent.set({ personalize: 'denied' }));
    await again(page('visible'));
    expect(host.textContent).toBe('default');
  });

  it('renders again only when its own slot changes', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    let renders = 0;
    const Counted = () => {
      renders++;
      return useSlot('hero').variant;
    };
    await render(h(Counted), vitrine);
    const before = renders;
    await act(async () => vitrine.show('offer', 'coupon'));
    await act(async () => vitrine.setSegments(['intent:high']));
    await act(async () => vitrine.show('hero', 'deal'));
    expect(renders).toBe(before);
    await act(async () => vitrine.show('hero', 'again'));
    expect(renders).toBeGreaterThan(before);
  });

  it('is one and the same in every component of a commit, while React renders in slices', async () => {
    const vitrine = createTestVitrine();
    const commits: string[][] = [];
    const Row = ({ place }: { place: number }) => {
      const { variant } = useSlot('hero');
      // what changes outside in the middle of a render
      if (place === 1) queueMicrotask(() => vitrine.show('hero', commits.length % 2 ? 'deal' : 'again'));
      useLayoutEffect(() => void (commits.at(-1)![place] = variant));
      return null;
    };
    let turn!: (page: number) => void;
    const Page = () => {
      const [page, setPage] = useState(0);
      turn = setPage;
      commits.push([]);
      return Array.from({ length: 4 }, (_, place) => h(Row, { key: `${page}${place}`, place }));
    };
    await render(h(Page), vitrine);
    for (let page = 1; page < 4; page++) await act(async () => startTransition(() => turn(page)));
    const whole = commits.filter(({ length }) => length);
    expect(whole.length).toBeGreaterThan(3);
    for (const variants of whole) expect(new Set(variants.filter(Boolean)).size).toBe(1);
  });
});

describe('useSegments', () => {
  it('follows the active segments', async () => {
    const vitrine = createTestVitrine({ segments: ['intent:high', { id: 'cart:filled', active: false }] });
    const { html } = await render(h(Segments), vitrine);
    expect(html()).toBe('<ul><li>intent:high</li></ul>');
    await act(async () => vitrine.setSegments(['intent:checkout']));
    expect(html()).toBe('<ul><li>intent:checkout</li></ul>');
    await act(async () => vitrine.consent.set({ personalize: 'denied' }));
    expect(html()).toBe('<ul></ul>');
  });

  it('is empty on a server, as the page is taken over, and without an instance', async () => {
    const vitrine = createTestVitrine({ segments: ['intent:high'] });
    expect(onServer(h(Segments), vitrine)).toBe('<ul></ul>');
    expect((await hydrate(h(Segments), vitrine)).html()).toContain('intent:high');
    expect((await render(h(Segments))).html()).toBe('<ul></ul>');
  });
});

describe('the provider', () => {
  const Told = (): ReactNode => {
    const vitrine = useVitrine();
    return vitrine ? 'here' : 'none';
  };

  it('hands out the instance, or none', async () => {
    expect((await render(h(Told), createTestVitrine())).html()).toBe('here');
    expect((await render(h(Told))).html()).toBe('none');
    expect(onServer(h(Told))).toBe('none');
  });

  it('stops no instance by mounting twice, as StrictMode does, nor by going', async () => {
    const stopped: string[] = [];
    const { again, unmount } = await render(h(Hero), noting('first', stopped));
    await again(h(Told));
    await unmount();
    expect(stopped).toEqual([]);
  });

  it('stops an instance that another takes the place of, and shows what the new one says', async () => {
    const stopped: string[] = [];
    const first = noting('first', stopped, { hero: 'deal' });
    const { again, html } = await render(h(Hero), first);
    expect(html()).toContain('>deal<');
    await again(h(Hero), noting('second', stopped, { hero: 'again' }));
    expect(stopped).toEqual(['first']);
    expect(html()).toContain('>again<');
  });
});

/** A Vitrine that notes its end. */
function noting(name: string, stopped: string[], slots: Readonly<Record<string, string>> = {}): Vitrine {
  const vitrine = createTestVitrine({ slots });
  return {
    ...vitrine,
    stop() {
      stopped.push(name);
      vitrine.stop();
    },
  };
}
