// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as choices } from '../../../../src/capture/signals/packs/choices.js';
import { sources as lists } from '../../../../src/capture/signals/packs/lists.js';
import { fire, hearSignals } from './hear-signals.js';

let signals: Awaited<ReturnType<typeof hearSignals>>;
const open = async (html: string): Promise<void> => {
  document.body.innerHTML = html;
  signals = await hearSignals({ sources: { ...choices, ...lists } });
};

beforeEach(() => {
  vi.useFakeTimers();
  (window as any).happyDOM.setURL('https://shop.example/cup');
});
afterEach(() => {
  signals.end();
  vi.useRealTimers();
});

describe('list_sort', () => {
  it.each([
    ['price-ascending', 'Price, low to high', 'price_asc'],
    ['price-desc', 'Sort by price: high to low', 'price_desc'],
    ['created-descending', 'Date, new to old', 'newest'],
    ['best-selling', 'Best selling', 'popularity'],
    ['rating', 'Sort by average rating', 'rating'],
    ['3', 'Cheapest first', 'price_asc'],
    ['title-ascending', 'Alphabetically, A-Z', undefined],
    ['created-ascending', 'Date, old to new', undefined],
  ])('reads %s, "%s" as %s', async (value, text, sort_by) => {
    await open(`<select name="sort_by"><option value="${value}" selected>${text}</option></select>`);
    fire('select', 'change');
    expect(signals.heard).toEqual([['list_sort', { sort_by }]]);
  });

  it('hears links, and neither what opens them nor the order of reviews', async () => {
    await open(`
      <div class="sort-by"><button id="open">Sort by</button><a id="a" href="/cup?order=product.price.desc">Price, high to low</a></div>
      <div class="reviews"><select name="sort"><option value="rating">Rating</option></select></div>`);
    fire('#open');
    fire('select', 'change');
    expect(signals.heard).toEqual([]);
    fire('#a');
    expect(signals.heard).toEqual([['list_sort', { sort_by: 'price_desc' }]]);
  });
});

describe('list_filter', () => {
  it.each([
    ['<fieldset><legend>Brand</legend><input type="checkbox" checked></fieldset>', 'input', 'brand'],
    ['<div><input type="number" name="filter.v.price.gte" value="5"></div>', 'input', 'price'],
    ['<details open><summary>Colour</summary><a href="/c?x=1">Blue</a></details>', 'a', 'colour'],
    ['<div><h3>Size</h3><span role="checkbox">M</span></div>', '[role]', 'size'],
    ['<div><h3>Category</h3><a href="/c/cups">Cups</a></div>', 'a', 'category'],
    ['<div><h3>Material</h3><a href="/c?m=1">Clay</a></div>', 'a', 'other'],
  ])('%s', async (html, selector, filter_by) => {
    await open(`<aside class="filters">${html}</aside>`);
    fire(selector, selector === 'input' ? 'change' : 'click');
    expect(signals.heard).toEqual([['list_filter', { filter_by }]]);
  });

  it('hears neither a group that opens nor filters that are cleared', async () => {
    await open(
      '<aside class="facets"><details><summary>Price</summary></details><a class="clear-all" href="/c">Clear</a></aside>',
    );
    fire('summary');
    fire('a');
    expect(signals.heard).toEqual([]);
  });
});

describe('variant_select', () => {
  it.each([
    ['<form><select name="attribute_pa_size"><option>M</option></select></form>', 'select', 'change'],
    ['<form class="product-form"><input type="radio" name="options[Colour]"></form>', 'input', 'change'],
    ['<div class="swatch-attribute"><div class="swatch-option" role="option">Blue</div></div>', '[role]', 'click'],
  ])('%s', async (html, selector, type) => {
    await open(html);
    fire(selector, type);
    expect(signals.heard).toEqual([['variant_select', {}]]);
  });

  it('is neither a quantity, nor a filter, nor the button that adds', async () => {
    await open(`
      <div class="product-form"><select name="quantity"><option>1</option></select><button>Add to cart</button><button>Size guide</button></div>
      <div class="filter swatches"><button class="swatch">Blue</button></div>`);
    fire('select', 'change');
    fire('button');
    fire('button + button');
    fire('.swatch');
    expect(signals.names()).toEqual([]);
  });
});

describe('hesitation over a choice', () => {
  it('is told once when the same choice is made three times', async () => {
    await open(
      '<form><select name="options[Size]"><option>M</option></select><select id="b" name="options[Colour]"></select></form>',
    );
    for (const one of ['select', '#b', 'select', '#b']) fire(one, 'change');
    expect(signals.names()).not.toContain('hesitation');
    for (let i = 0; i < 4; i++) fire('select', 'change');
    expect(signals.heard.filter(([name]) => name === 'hesitation')).toEqual([['hesitation', { control: 'variant' }]]);
  });

  it('does not add up over pages', async () => {
    await open('<form><select name="options[Size]"></select></form>');
    for (const path of ['/a', '/b', '/c']) {
      signals.route(path);
      fire('select', 'change');
    }
    expect(signals.names()).toEqual(['variant_select', 'variant_select', 'variant_select']);
  });

  it('is told when a quantity goes up and then down, whatever the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), async (values) => {
        await open('<div class="quantity"><input name="quantity" value="1"></div>');
        for (const value of values) {
          document.querySelector('input')!.value = `${value}`;
          fire('input', 'change');
          // a busy page may see two changes before its next task
          if (value % 2) vi.runAllTimers();
        }
        const steps = [1, ...values].map((value, i, all) => Math.sign(value - (all[i - 1] ?? value)));
        const rose = steps.indexOf(1);
        const wavers = rose >= 0 && steps.includes(-1, rose);
        expect(signals.names()).toEqual(wavers ? ['hesitation'] : []);
        signals.end();
      }),
      { numRuns: 60 },
    );
  });
});
