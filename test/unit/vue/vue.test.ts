// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineAsyncComponent, defineComponent, h, KeepAlive, nextTick, ref, Suspense, Transition } from 'vue';
import { createTestVitrine } from '../../../src/testing/create-test-vitrine.js';
import type { Readable } from '../../../src/lib/readable.js';
import { Slot, useSegments, useSlot, useVitrine, vitrinePlugin } from '../../../src/vue/index.js';
import { hydrate, mount, serverHtml, type Mounted } from './mount.js';

const object = { kind: 'item', id: 'K1', name: 'Kiln teapot' } as const;

const Hero = () =>
  h(
    Slot as never,
    { name: 'hero', as: 'section', class: 'hero' },
    {
      default: () => h('h1', 'Pots'),
      deal: ({ object }: { object?: { name: string } }) => h('h2', `Still ${object?.name ?? 'here'}?`),
      broken: () => h(() => (undefined as unknown as { name: string }).name),
    },
  );
const OWN = '<section data-vitrine-slot="hero" data-vitrine-variant="default" class="hero"><h1>Pots</h1></section>';
const DEAL =
  '<section data-vitrine-slot="hero" data-vitrine-variant="deal" class="hero"><h2>Still here?</h2></section>';

let said: string[];
let apps: Mounted[];
beforeEach(() => {
  said = [];
  apps = [];
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.join(' ')));
});
afterEach(() => {
  for (const { app, root } of apps) {
    app.unmount();
    root.remove();
  }
  vi.restoreAllMocks();
});
const kept = (mounted: Mounted): Mounted => (apps.push(mounted), mounted);
/** Without the comments that Vue puts around fragments. */
const plain = (html: string) => html.replaceAll(/<!--.*?-->/g, '');

/** How many listen. */
function counted<T>(source: Readable<T>): Readable<T> & { readonly listeners: number; readonly ever: number } {
  const listeners = new Set<object>();
  let ever = 0;
  return {
    get: source.get,
    subscribe(listener) {
      const stop = source.subscribe(listener);
      listeners.add(stop);
      ever += 1;
      return () => (listeners.delete(stop), stop());
    },
    get listeners() {
      return listeners.size;
    },
    get ever() {
      return ever;
    },
  };
}

describe('<Slot>', () => {
  it('shows the shop’s own, then the variant that stands, then the shop’s own', async () => {
    const vitrine = createTestVitrine();
    const { html } = kept(mount(Hero, vitrine));
    expect(plain(html())).toBe(OWN);
    vitrine.show('hero', 'deal', object);
    await nextTick();
    expect(plain(html())).toBe(DEAL.replace('here', 'Kiln teapot'));
    vitrine.show('hero', 'default');
    await nextTick();
    expect(plain(html())).toBe(OWN);
    expect(said).toEqual([]);
  });

  it('goes back to the shop’s own when consent is withdrawn', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const { html } = kept(mount(Hero, vitrine));
    await nextTick();
    expect(plain(html())).toBe(DEAL);
    vitrine.consent.set({ personalize: 'denied' });
    await nextTick();
    expect(plain(html())).toBe(OWN);
  });

  it('leaves a variant that Vitrine writes, and says nothing of one that nobody renders', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'written' } });
    const { html } = kept(mount(Hero, vitrine));
    await nextTick();
    expect(plain(html())).toBe(OWN.replace(' data-vitrine-variant="default"', ''));
  });

  it('leaves the elements of the shop’s own alone while what stands elsewhere changes', async () => {
    const vitrine = createTestVitrine();
    const { root } = kept(mount(Hero, vitrine));
    const heading = root.querySelector('h1')!;
    heading.firstChild!.nodeValue = 'written by Vitrine';
    vitrine.show('offer', 'coupon');
    vitrine.setSegments(['intent:high']);
    await nextTick();
    expect(root.querySelector('h1')).toBe(heading);
    expect(heading.textContent).toBe('written by Vitrine');
  });

  it('shows the shop’s own in place of a variant that throws, tells the app, and tries the next one', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'broken' } });
    const { app, root, html } = kept(mount(Hero, vitrine));
    const told = vi.fn<(error: unknown) => void>();
    app.config.errorHandler = told;
    await nextTick();
    expect(plain(html())).toContain('<h1>Pots</h1>');
    expect(plain(html())).not.toContain('data-vitrine-variant');
    expect(told).toHaveBeenCalledOnce();
    vitrine.show('hero', 'deal');
    await nextTick();
    expect(root.querySelector('[data-vitrine-variant="deal"] h2')?.textContent).toBe('Still here?');
  });

  it('shows the shop’s own without an instance and without the plugin', async () => {
    expect(plain(kept(mount(Hero)).html())).toBe(OWN);
    const { createApp } = await import('vue');
    const root = document.createElement('div');
    const app = createApp({ render: () => h(Hero) });
    app.mount(root);
    expect(plain(root.innerHTML)).toBe(OWN);
    app.unmount();
    expect(said).toEqual([]);
  });

  it('stands inside a transition, and is gone with its page', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const page = ref('home');
    const Pages = () => h(Transition, null, { default: () => (page.value === 'home' ? h(Hero) : h('p', 'Cart')) });
    const { root } = kept(mount(Pages, vitrine));
    await nextTick();
    expect(root.querySelector('h2')?.textContent).toBe('Still here?');
    page.value = 'cart';
    await vi.waitFor(() => expect(plain(root.innerHTML)).toBe('<p class="">Cart</p>'));
    expect(said).toEqual([]);
  });
});

describe('on a server', () => {
  it('is the shop’s own, whatever stands, and listens to nothing', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' }, segments: ['intent:high'] });
    const outlook = counted(vitrine.outlook);
    expect(plain(await serverHtml(Hero, { ...vitrine, outlook }))).toBe(OWN);
    expect(plain(await serverHtml(Hero))).toBe(OWN);
    expect(outlook.ever).toBe(0);
  });

  it('hydrates without a word, shows the shop’s own at first and the standing variant after', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const html = await serverHtml(Hero);
    const { root } = kept(hydrate(Hero, html, vitrine));
    const own = root.querySelector('section');
    // mounted, and not yet rendered again
    expect(plain(root.innerHTML)).toBe(OWN);
    await nextTick();
    expect(plain(root.innerHTML)).toBe(DEAL);
    expect(root.querySelector('section')).toBe(own);
    expect(said).toEqual([]);
  });

  it('hydrates what comes late, behind a suspense boundary, when a variant stands long since', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    let arrive: (page: unknown) => void;
    const late = new Promise((resolve) => (arrive = resolve));
    const page = (load: () => Promise<unknown>) => {
      const Late = defineAsyncComponent(load as () => Promise<typeof Hero>);
      return () => h('main', [h(Suspense, null, { default: () => h(Late) })]);
    };
    const html = await serverHtml(page(async () => Hero));
    const { root } = kept(
      hydrate(
        page(() => late as Promise<unknown>),
        html,
        vitrine,
      ),
    );
    await nextTick();
    expect(plain(root.innerHTML)).toBe(`<main>${OWN}</main>`);
    arrive!(Hero);
    await vi.waitFor(() => expect(plain(root.innerHTML)).toBe(`<main>${DEAL}</main>`));
    expect(said).toEqual([]);
  });
});

describe('composables', () => {
  const Everything = defineComponent({
    setup() {
      const segments = useSegments();
      const { variant, object, props } = useSlot('hero');
      const vitrine = useVitrine();
      return () =>
        h('p', { ...props.value, onClick: () => vitrine?.track('select_item') }, [
          `${variant.value} ${object.value?.name} ${segments.value.map(({ id }) => id).join()}`,
        ]);
    },
  });

  it('follow segments and the slot, and hand out the instance', async () => {
    const vitrine = createTestVitrine({ segments: ['intent:high'] });
    const { root } = kept(mount(Everything, vitrine));
    await nextTick();
    expect(root.textContent).toBe('default undefined intent:high');
    vitrine.show('hero', 'deal', object);
    vitrine.setSegments(['cluster:luxury', { id: 'intent:high', active: false }]);
    await nextTick();
    expect(root.textContent).toBe('deal Kiln teapot cluster:luxury');
    expect(root.querySelector('p')?.outerHTML).toContain('data-vitrine-slot="hero" data-vitrine-variant="deal"');
    root.querySelector('p')!.click();
    expect(vitrine.tracked.map(({ name }) => name)).toEqual(['select_item']);
  });

  it('know nothing on a server', async () => {
    expect(await serverHtml(Everything)).toContain('>default undefined </p>');
  });

  it('share one subscription, which ends with the last component', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const outlook = counted(vitrine.outlook);
    const shown = ref(3);
    const List = () =>
      h(
        'div',
        Array.from({ length: shown.value }, (_, key) => h(Hero, { key })),
      );
    const { app, root } = mount(List, { ...vitrine, outlook });
    await nextTick();
    expect(root.querySelectorAll('h2')).toHaveLength(3);
    expect(outlook.listeners).toBe(1);
    shown.value = 1;
    await nextTick();
    expect(outlook.listeners).toBe(1);
    app.unmount();
    expect([outlook.listeners, outlook.ever]).toEqual([0, 1]);
  });

  it('follow a name that changes', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal', offer: 'coupon' } });
    const name = ref('hero');
    const Named = defineComponent({
      setup() {
        const { variant } = useSlot(name);
        return () => h('p', variant.value);
      },
    });
    const { root } = kept(mount(Named, vitrine));
    await nextTick();
    expect(root.textContent).toBe('deal');
    name.value = 'offer';
    await nextTick();
    expect(root.textContent).toBe('coupon');
  });

  it('let go of what is kept alive, and catch up when it is back', async () => {
    const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
    const outlook = counted(vitrine.outlook);
    const page = ref('home');
    const Home = defineComponent({ name: 'home', render: () => h(Hero) });
    const Cart = defineComponent({ name: 'cart', render: () => h('p', 'Cart') });
    const Pages = () => h(KeepAlive, null, { default: () => (page.value === 'home' ? h(Home) : h(Cart)) });
    const { root } = kept(mount(Pages, { ...vitrine, outlook }));
    await nextTick();
    const element = root.querySelector('section')!;
    expect(plain(root.innerHTML)).toBe(DEAL);
    page.value = 'cart';
    await nextTick();
    expect(outlook.listeners).toBe(0);
    vitrine.consent.set({ personalize: 'denied' });
    await nextTick();
    page.value = 'home';
    await nextTick();
    expect(root.querySelector('section')).toBe(element);
    expect(plain(root.innerHTML)).toBe(OWN);
    expect(outlook.listeners).toBe(1);
    expect(said).toEqual([]);
  });
});

it('takes another app on the same page, and one after it', async () => {
  const vitrine = createTestVitrine({ slots: { hero: 'deal' } });
  const [first, second] = [mount(Hero, vitrine), mount(Hero, vitrine)];
  first.app.unmount();
  await nextTick();
  expect(plain(second.html())).toBe(DEAL);
  second.app.unmount();
  const third = kept(mount(Hero, vitrine));
  await nextTick();
  expect(plain(third.html())).toBe(DEAL);
  expect(Object.keys(vitrinePlugin)).toEqual(['install']);
});
