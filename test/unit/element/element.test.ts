// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineSlotElement } from '../../../src/element/index.js';
import { createTestVitrine } from '../../../src/testing/create-test-vitrine.js';

const object = { kind: 'item', id: 'K1', name: 'Kiln teapot' } as const;
const OWN = `<h1>Pots</h1> and <b>bowls</b><template data-variant="deal"><h2>Sale</h2><script>window.ran = true</script></template>`;
const settled = () => new Promise((resolve) => setTimeout(resolve));

let names = 0;
/** An element of its own for each test: one that is defined stays. */
function open(html = OWN, slots: Record<string, string> = {}) {
  const vitrine = createTestVitrine({ slots });
  const name = `vitrine-slot-${++names}`;
  document.body.innerHTML = `<${name} name="hero">${html}</${name}>`;
  // upgraded, happy-dom has another object for it
  const element = () => document.querySelector<HTMLElement>(name)!;
  const define = () => (defineSlotElement(vitrine, name), element());
  return { vitrine, name, element, define };
}
/** What a shopper sees of it. */
function seen(element: Element): string {
  const outlet = element.shadowRoot?.querySelector('slot');
  const children = [...element.childNodes].filter((node) => !(node instanceof HTMLTemplateElement));
  const of = (node: Node) => (node instanceof Element ? node.slot : '');
  return children.flatMap((node) => (of(node) === (outlet?.name ?? '') ? (node.textContent ?? '') : [])).join('');
}
const own = (element: Element) => element.innerHTML;
const variant = (element: HTMLElement) => element.dataset['vitrineVariant'];

afterEach(() => void (document.body.innerHTML = ''));

describe('<vitrine-slot>', () => {
  it('is the shop’s own before it is defined, and marks itself as a slot then', () => {
    const { element: before, define } = open();
    expect(seen(before())).toBe('Pots and bowls');
    const element = define();
    expect(element.dataset).toMatchObject({ vitrineSlot: 'hero', vitrineVariant: 'default' });
    expect([own(element), seen(element), element.shadowRoot]).toEqual([OWN, 'Pots and bowls', null]);
  });

  it('shows a copy of the variant’s template beside its children, and takes it away again', () => {
    const { define, vitrine } = open();
    const element = define();
    const children = [...element.childNodes];
    vitrine.show('hero', 'deal');
    expect([seen(element), variant(element)]).toEqual(['Sale', 'deal']);
    expect([...element.childNodes].slice(0, children.length)).toEqual(children);
    expect(element.querySelectorAll('script')).toHaveLength(0);
    vitrine.show('hero', 'default');
    expect([own(element), seen(element), variant(element)]).toEqual([OWN, 'Pots and bowls', 'default']);
    expect([...element.childNodes]).toEqual(children);
  });

  it('goes back to the shop’s own in the very task of a withdrawal, and when Vitrine stops', () => {
    for (const end of ['withdraw', 'stop'] as const) {
      const { define, vitrine } = open(OWN, { hero: 'deal' });
      const element = define();
      expect(seen(element)).toBe('Sale');
      if (end === 'stop') vitrine.stop();
      else vitrine.consent.set({ personalize: 'denied' });
      expect([own(element), seen(element), variant(element)]).toEqual([OWN, 'Pots and bowls', 'default']);
    }
  });

  it('leaves its children, and says nothing, for a variant that nobody renders', () => {
    const { define, vitrine } = open();
    const element = define();
    vitrine.show('hero', 'written');
    expect([own(element), seen(element), variant(element)]).toEqual([OWN, 'Pots and bowls', undefined]);
  });

  it('tells of each change, and lets a listener render it', async () => {
    const { define, vitrine } = open('<p>Own</p>');
    const told: unknown[] = [];
    document.addEventListener('vitrine-change', (event) => told.push((event as CustomEvent).detail), { once: false });
    const element = define();
    expect(told).toEqual([]);
    element.addEventListener('vitrine-change', (event) => {
      event.preventDefault();
      element.firstElementChild!.textContent = `For ${(event as CustomEvent).detail.object?.name ?? 'all'}`;
      element.append(document.createElement('hr'));
    });
    vitrine.show('hero', 'again', object);
    vitrine.show('offer', 'coupon');
    await settled();
    expect([element.textContent, variant(element)]).toEqual(['For Kiln teapot', 'again']);
    vitrine.show('hero', 'default');
    expect([element.textContent, variant(element)]).toEqual(['For all', 'default']);
    expect(told).toEqual([
      { variant: 'again', object },
      { variant: 'default', object: undefined },
    ]);
  });

  it('shows what a framework has rendered into a template, and one that comes late', async () => {
    const { define } = open('<p>Own</p>', { hero: 'deal' });
    const element = define();
    expect([seen(element), variant(element)]).toEqual(['Own', undefined]);
    const template = document.createElement('template');
    template.dataset['variant'] = 'deal';
    // not its content: as a framework renders children
    Node.prototype.appendChild.call(template, document.createTextNode('Late'));
    element.append(template);
    await vi.waitFor(() => expect([seen(element), variant(element)]).toEqual(['Late', 'deal']));
  });

  it('shows it again where the page takes it away, three times', async () => {
    const { define } = open(OWN, { hero: 'deal' });
    const element = define();
    for (const left of ['Sale', 'Sale', 'Pots and bowls']) {
      element.querySelector('[data-vitrine-host]')?.remove();
      await settled();
      expect(seen(element)).toBe(left);
    }
    expect(variant(element)).toBeUndefined();
  });

  it('is whole when it is moved, taken out and put back, and drops what a copy of the page has brought along', () => {
    const { define, vitrine, name } = open(OWN, { hero: 'deal' });
    const element = define();
    const copy = element.cloneNode(true) as HTMLElement;
    const place = document.body.appendChild(document.createElement('main'));
    place.append(element);
    expect([seen(element), element.querySelectorAll('h2')]).toEqual(['Sale', expect.objectContaining({ length: 1 })]);
    element.remove();
    expect([own(element), seen(element)]).toEqual([OWN, 'Pots and bowls']);
    vitrine.show('hero', 'default');
    place.append(element, copy);
    for (const one of place.querySelectorAll<HTMLElement>(name))
      expect([own(one), seen(one), variant(one)]).toEqual([OWN, 'Pots and bowls', 'default']);
  });

  it('follows its name', () => {
    const { define } = open(`${OWN}<template data-variant="coupon">10 %</template>`, { offer: 'coupon' });
    const element = define();
    expect(seen(element)).toBe('Pots and bowls');
    element.setAttribute('name', 'offer');
    expect([seen(element), element.dataset['vitrineSlot']]).toEqual(['10 %', 'offer']);
  });

  it('is found in the shadow tree of another element', () => {
    const { define, vitrine, name } = open();
    define();
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = `<${name} name="hero">${OWN}</${name}>`;
    vitrine.show('hero', 'deal');
    expect(seen(root.firstElementChild!)).toBe('Sale');
  });
});

describe('defineSlotElement', () => {
  it('lets another instance take over: one hot reload, one set of elements', () => {
    const { define, vitrine, name } = open(OWN, { hero: 'deal' });
    const element = define();
    define();
    expect(element.querySelectorAll('h2')).toHaveLength(1);
    const next = createTestVitrine();
    defineSlotElement(next, name);
    expect(seen(element)).toBe('Pots and bowls');
    vitrine.show('hero', 'default');
    vitrine.show('hero', 'deal');
    expect(seen(element)).toBe('Pots and bowls');
    next.show('hero', 'deal');
    expect(seen(element)).toBe('Sale');
  });

  it('subscribes once for all elements, and not at all without any', () => {
    const { vitrine, name } = open();
    document.body.innerHTML = '';
    const subscribe = vi.fn<typeof vitrine.outlook.subscribe>(vitrine.outlook.subscribe);
    defineSlotElement({ ...vitrine, outlook: { ...vitrine.outlook, subscribe } }, name);
    expect(subscribe).not.toHaveBeenCalled();
    document.body.innerHTML = `<${name} name="a"></${name}><${name} name="b"></${name}><${name}></${name}>`;
    expect(subscribe).toHaveBeenCalledOnce();
  });

  it('does nothing without an instance, as on a server', () => {
    defineSlotElement(undefined, 'vitrine-slot-server');
    expect(customElements.get('vitrine-slot-server')).toBeUndefined();
  });
});
