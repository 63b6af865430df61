// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListedItem } from '../../../src/decisions/listed-item.js';
import { explain } from '../../../src/explain.js';
import type { Problem } from '../../../src/lib/report.js';
import { prepareList } from '../../../src/slots/list.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import type { ListConfig } from '../../../src/slots/slot-config.js';
import { decisionOf, nextLook } from './decision-of.js';

const ITEMS: readonly ListedItem[] = [
  {
    id: 'k/1',
    name: 'Kettle <b>',
    brand: 'Ember',
    link: 'https://shop.example/kettle',
    image: 'https://shop.example/kettle.jpg',
    price: 49,
    salePrice: 39.5,
    currency: 'GBP',
    quantity: 2,
    why: { code: 'viewed' },
  },
  { id: 't2', name: 'Tent', link: '/tent', image: '/tent.jpg', price: 320, currency: 'GBP', why: { code: 'viewed' } },
];

const CARD = `<li class="card" id="card"><a data-vitrine-field="link" data-vitrine-event="select_item"><img data-vitrine-field="image" width="80" height="100" srcset="x.jpg 2x"><span data-vitrine-field="name">Name</span></a>
  <b data-vitrine-field="price">0</b><span data-vitrine-if="regular-price">was <s data-vitrine-field="regular-price"></s></span><i data-vitrine-field="brand"></i></li>`;

let slots: Slots | undefined;
let problems: Problem[];
const page = (slot: string, template = CARD) => {
  document.documentElement.lang = 'en-GB';
  document.body.innerHTML = `${slot}<template id="card">${template}</template>`;
};
const UL = '<ul data-vitrine-slot="strip"><li>One</li><li>Two</li></ul>';

async function show(items: readonly ListedItem[] | undefined, list: Partial<ListConfig> = {}): Promise<void> {
  slots ??= openSlots({
    slots: { strip: { variants: { recent: { list: { from: 'recent', count: 4, template: '#card', ...list } } } } },
    report: (problem) => problems.push(explain(problem)),
    measure: false,
    list: async (wish) => {
      wish.lay = prepareList;
    },
  });
  slots.apply([{ ...decisionOf('strip', 'recent'), ...(items && { items }) }]);
  await nextLook();
}
const strip = () => document.querySelector('[data-vitrine-slot]')!;
const cards = () => [...strip().querySelectorAll('.card')];

beforeEach(() => {
  problems = [];
});
afterEach(() => {
  slots?.stop();
  slots = undefined;
});

describe('a list', () => {
  it('stays a list: one <li> for each product beside the shop’s own, which are hidden', async () => {
    page(UL);
    const before = strip().outerHTML;
    await show(ITEMS);
    expect(problems).toEqual([]);
    expect([...strip().children].map((one) => one.localName)).toEqual(['li', 'li', 'li', 'li']);
    expect([...strip().children].map((one) => one.className)).toEqual([
      'vitrine-hidden',
      'vitrine-hidden',
      'card',
      'card',
    ]);
    slots!.apply([decisionOf('strip', 'default')]);
    await nextLook();
    expect(strip().outerHTML).toBe(before);
  });

  it('is filled as text, with prices in the page’s language, safe links and described pictures', async () => {
    page(UL);
    await show(ITEMS);
    const [kettle, tent] = cards();
    expect(kettle!.querySelector('a')!.getAttribute('href')).toBe('https://shop.example/kettle');
    expect(kettle!.querySelector('span')!.textContent).toBe('Kettle <b>');
    expect(kettle!.querySelector('b')!.textContent).toBe('£39.50');
    expect(kettle!.querySelector('s')!.parentElement!.textContent).toBe('was £49.00');
    expect(kettle!.querySelector('i')!.textContent).toBe('Ember');
    // what is not known of a product goes from its copy
    expect(tent!.querySelector('[data-vitrine-if]')).toBeNull();
    expect(tent!.querySelector('i')).toBeNull();
    expect(tent!.querySelector('b')!.textContent).toBe('£320.00');
    const image = kettle!.querySelector('img')!;
    expect(Object.fromEntries([...image.attributes].map(({ name, value }) => [name, value]))).toMatchObject({
      src: 'https://shop.example/kettle.jpg',
      alt: '',
      loading: 'lazy',
      width: '80',
      height: '100',
    });
    expect(image.hasAttribute('srcset')).toBe(false);
    expect(document.querySelectorAll('#card')).toHaveLength(1);
    expect(kettle!.getAttribute('data-vitrine-item-id')).toBe('k/1');
  });

  it('names a picture that no words of the same link name', async () => {
    page(UL, '<li class="card"><a data-vitrine-field="link"><img data-vitrine-field="image" alt=""></a></li>');
    await show(ITEMS);
    expect(cards().map((card) => card.querySelector('img')!.alt)).toEqual(['Kettle <b>', 'Tent']);
  });

  it('may stand around its products once: only the marked part is copied', async () => {
    page(
      '<section data-vitrine-slot="strip"><p>Own</p></section>',
      '<h2>Looked at lately</h2><script>1</script><ul><li class="card" data-vitrine-each><span data-vitrine-field="name"></span></li></ul>',
    );
    await show(ITEMS);
    expect(strip().querySelectorAll('h2')).toHaveLength(1);
    expect(strip().querySelector('script')).toBeNull();
    expect([...strip().querySelectorAll('ul > li')].map((one) => one.textContent)).toEqual(['Kettle <b>', 'Tent']);
  });

  it('leaves out products that lack what the template shows, and is not shown with fewer than it needs', async () => {
    page(UL);
    const bare: ListedItem = { id: 'x', name: 'Bare', why: { code: 'viewed' } };
    await show([...ITEMS, bare]);
    expect(cards()).toHaveLength(2);
    const evil = { ...ITEMS[1]!, link: 'javascript:alert(1)' };
    slots!.stop();
    slots = undefined;
    await show([ITEMS[0]!, evil, bare], { min: 2 });
    expect(cards()).toHaveLength(0);
    expect(problems).toMatchObject([{ code: 'slot-list', field: 'slots.strip.variants.recent.list' }]);
    expect(problems[0]!.message).toContain('1 of 3 products can be shown; they lack link');
    expect(strip().textContent).toBe('OneTwo');
  });

  it('follows what is decided, and does nothing where that is the same', async () => {
    page(UL);
    await show(ITEMS);
    const [first] = cards();
    await show(structuredClone(ITEMS));
    expect(cards()[0]).toBe(first);
    await show([{ ...ITEMS[1]!, price: 300 }]);
    expect(cards().map((card) => card.querySelector('b')!.textContent)).toEqual(['£300.00']);
  });

  it.each([
    ['no template', '<div></div>', 'slot-template', { template: '#gone' }],
    ['an unknown field', '<li><b data-vitrine-field="colour"></b></li>', 'slot-list', {}],
    ['a link that is none', '<li><b data-vitrine-field="link"></b></li>', 'slot-list', {}],
    ['a picture that is none', '<li><a data-vitrine-field="image"></a></li>', 'slot-list', {}],
    ['copies that are no list items', '<div data-vitrine-field="name"></div>', 'slot-list', {}],
  ] as const)('with %s stays the shop’s own', async (...[, template, code, list]) => {
    page(UL, template);
    const before = strip().outerHTML;
    await show(ITEMS, list);
    expect(problems).toMatchObject([{ code }]);
    expect(strip().outerHTML).toBe(before);
  });

  it('without products, or without the file that shows lists, stays the shop’s own', async () => {
    page(UL);
    await show(undefined);
    expect(problems).toMatchObject([{ code: 'slot-list' }]);
    slots!.stop();
    slots = openSlots({
      slots: { strip: { variants: { recent: { list: { from: 'recent', count: 4, template: '#card' } } } } },
      report: () => undefined,
      measure: false,
    });
    await show(ITEMS);
    expect(cards()).toHaveLength(0);
  });

  it('tells what stands, with its products', async () => {
    page(UL);
    const told: unknown[] = [];
    slots = openSlots({
      slots: { strip: { variants: { recent: { list: { from: 'recent', count: 4, template: '#card' } } } } },
      report: () => undefined,
      measure: false,
      list: async (wish) => {
        wish.lay = prepareList;
      },
      onStands: (stands) => told.push(stands),
    });
    await show(ITEMS);
    expect(told).toEqual([{ strip: { variant: 'recent', items: ITEMS } }]);
  });
});
