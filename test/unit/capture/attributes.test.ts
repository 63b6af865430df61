// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attributes } from '../../../src/capture/attributes.js';
import { openScope } from '../../../src/capture/scope.js';
import { attributeViews } from '../../../src/capture/signals/attribute-views.js';
import type { Emit } from '../../../src/capture/source.js';
import type { Trouble } from '../../../src/lib/report.js';

let seen: [string, Record<string, unknown>][];
let problems: Trouble[];
let stop: () => void;
let look: (element: Element, ratio: number) => unknown;
let observed: Set<Element>;

class Views {
  constructor(callback: (entries: unknown[]) => void) {
    look = (target, intersectionRatio) => observed.has(target) && callback([{ target, intersectionRatio }]);
  }
  observe = (element: Element) => observed.add(element);
  unobserve = (element: Element) => observed.delete(element);
  disconnect = () => observed.clear();
}

const set = (html: string): void => {
  document.body.innerHTML = html;
};
const query = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
/** What was told, but for the attributes that say when to tell it. */
const said = (): unknown[] =>
  seen.map(
    ([name, { event, on, ...params }]) => (expect(event).toBe(name), expect(on ?? 'view').toBe('view'), [name, params]),
  );
const start = (emit: Emit): void => {
  const scope = openScope('attributes', (problem) => problems.push(problem));
  attributes(emit, scope, {});
  attributeViews(emit, scope, {});
  stop = scope.end;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Views);
  seen = [];
  problems = [];
  observed = new Set();
  set('');
  start((name, said) => seen.push([name, said as Record<string, unknown>]));
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('attributes on click and submit', () => {
  it('fires on a click inside the marked element, with what it and its ancestors carry', () => {
    set(`<main data-vitrine-item-list-id="new" data-vitrine-currency="EUR">
      <article data-vitrine-item-id="A" data-vitrine-item-name="Cup" data-vitrine-price="12,50">
        <button data-vitrine-event="add_to_cart" data-vitrine-quantity="2"><b>Add</b></button>
      </article></main>`);
    query('b').click();
    expect(said()).toEqual([
      [
        'add_to_cart',
        { item_id: 'A', item_name: 'Cup', price: '12,50', quantity: '2', currency: 'EUR', item_list_id: 'new' },
      ],
    ]);
  });

  it('takes the innermost of nested marks', () => {
    set('<div data-vitrine-event="select_item"><button data-vitrine-event="add_to_wishlist">+</button></div>');
    query('button').click();
    expect(seen.map(([name]) => name)).toEqual(['add_to_wishlist']);
  });

  it('fires on a marked form when it is submitted, not when it is clicked', () => {
    set(
      '<form data-vitrine-event="search" data-vitrine-search-term="cup"><input><button type="button">x</button></form>',
    );
    query('input').click();
    expect(seen).toEqual([]);
    query('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    expect(said()).toEqual([['search', { search_term: 'cup' }]]);
  });

  it('fires on a marked button in an unmarked form once, on click', () => {
    set('<form><button data-vitrine-event="add_to_cart" type="button">x</button></form>');
    query('button').click();
    query('form').dispatchEvent(new Event('submit', { bubbles: true }));
    expect(seen).toHaveLength(1);
  });

  it('sees a click that the page stops on its way', () => {
    set('<div><button data-vitrine-event="view_cart">x</button></div>');
    query('div').addEventListener('click', (event) => event.stopPropagation(), true);
    query('button').click();
    expect(seen).toHaveLength(1);
  });

  it('ignores clicks elsewhere, on the document, and after stop', () => {
    set('<p>x</p><button data-vitrine-event="view_cart">x</button>');
    query('p').click();
    document.dispatchEvent(new Event('click'));
    stop();
    query('button').click();
    expect(seen).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('reports a failing receiver and leaves the click to the page', () => {
    stop();
    const clicked = vi.fn<(...said: unknown[]) => void>();
    start(() => {
      throw new Error('receiver');
    });
    set('<button data-vitrine-event="view_cart">x</button>');
    query('button').addEventListener('click', clicked);
    query('button').click();
    expect(clicked).toHaveBeenCalledOnce();
    expect(problems).toMatchObject([{ code: 'capture-failed', field: 'attributes' }]);
  });
});

describe('attributes on view', () => {
  const banner = '<div data-vitrine-event="view_promotion" data-vitrine-on="view" data-vitrine-promotion-id="P"></div>';

  it('fires once after a second of half visibility, on elements added later too', () => {
    vi.advanceTimersByTime(2000);
    set(banner);
    vi.advanceTimersByTime(500);
    expect(observed.has(query('div'))).toBe(true);
    look(query('div'), 0.6);
    vi.advanceTimersByTime(900);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(said()).toEqual([['view_promotion', { promotion_id: 'P' }]]);
    look(query('div'), 0.9);
    vi.advanceTimersByTime(5000);
    expect(seen).toHaveLength(1);
  });

  it('does not fire for a glance, on click, or while the page is hidden', () => {
    set(banner);
    vi.advanceTimersByTime(500);
    look(query('div'), 0.5);
    vi.advanceTimersByTime(900);
    look(query('div'), 0.2);
    query('div').click();
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([]);
    look(query('div'), 1);
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([]);
    hidden.mockRestore();
  });

  it('lets go of observer and timer on stop', () => {
    set(banner);
    vi.advanceTimersByTime(500);
    look(query('div'), 1);
    stop();
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([]);
    expect(observed.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
