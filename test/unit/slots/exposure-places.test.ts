// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchExposure } from '../../../src/slots/exposure.js';

type Entry = Partial<IntersectionObserverEntry> & { target: Element };
type Size = readonly [width: number, height: number];

let tell: (...entries: Entry[]) => void;
let observed: Element[];
let seen: number;
let stop: () => void;

// happy-dom lays nothing out, so the test says what can be seen.
class Observer {
  constructor(callback: (entries: Entry[]) => void) {
    tell = (...entries) => callback(entries);
  }
  observe(element: Element): void {
    if (!observed.includes(element)) observed.push(element);
  }
  unobserve(element: Element): void {
    observed = observed.filter((one) => one !== element);
  }
  disconnect(): void {
    observed = [];
  }
}

const rect = ([width, height]: Size): DOMRectReadOnly => DOMRect.fromRect({ width, height });

/** What the browser tells of an element of one size of which a part is in a window of 1000 by 800. */
const entry = (target: Element, size: Size, part: Size): Entry => {
  const area = size[0] * size[1];
  return {
    target,
    boundingClientRect: rect(size),
    intersectionRect: rect(part),
    rootBounds: rect([1000, 800]),
    isIntersecting: true,
    // one without an area counts as in view with all of it
    intersectionRatio: area ? (part[0] * part[1]) / area : 1,
  };
};

const query = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const watch = (...elements: Element[]): void => {
  stop = watchExposure(
    elements,
    (_, work) => work(),
    () => seen++,
  );
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Observer);
  observed = [];
  seen = 0;
  document.body.innerHTML = '<main><div><h1>Hello</h1><p>There</p></div></main><aside></aside>';
  document.elementFromPoint = () => query('h1');
});
afterEach(() => {
  stop();
  Reflect.deleteProperty(document, 'prerendering');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('how much of an element has to be in view', () => {
  it.each<[string, readonly [element: Size, part: Size], number]>([
    [
      'half of it',
      [
        [1000, 400],
        [1000, 200],
      ],
      1,
    ],
    [
      'not less',
      [
        [1000, 400],
        [1000, 190],
      ],
      0,
    ],
    [
      'of one that is higher than the window, half of the window',
      [
        [1000, 4000],
        [1000, 400],
      ],
      1,
    ],
    [
      'and not less either',
      [
        [1000, 4000],
        [1000, 390],
      ],
      0,
    ],
    [
      'of one that is wider, half of what the window shows of it',
      [
        [5000, 400],
        [500, 400],
      ],
      1,
    ],
    [
      'of one that is high and narrow, half of its width in the window',
      [
        [200, 4000],
        [200, 400],
      ],
      1,
    ],
  ])('%s', (_, [element, part], times) => {
    watch(query('div'));
    tell(entry(query('div'), element, part));
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(times);
  });

  it('is needed for a whole second, however often the browser tells', () => {
    const size: Size = [1000, 4000];
    watch(query('div'));
    tell(entry(query('div'), size, [1000, 500]));
    vi.advanceTimersByTime(600);
    tell(entry(query('div'), size, [1000, 700]));
    vi.advanceTimersByTime(400);
    expect(seen).toBe(1);
    watch(query('div'));
    tell(entry(query('div'), size, [1000, 500]));
    vi.advanceTimersByTime(600);
    tell(entry(query('div'), size, [1000, 300]));
    tell(entry(query('div'), size, [1000, 500]));
    vi.advanceTimersByTime(900);
    expect(seen).toBe(1);
    vi.advanceTimersByTime(100);
    expect(seen).toBe(2);
  });

  it('cannot be said within a page of another origin, where half of the element counts', () => {
    watch(query('div'));
    tell({ ...entry(query('div'), [1000, 4000], [1000, 800]), rootBounds: null });
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(0);
    tell({ ...entry(query('div'), [1000, 400], [1000, 300]), rootBounds: null });
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(1);
  });
});

describe('an element without a box of its own', () => {
  it('is seen with one of its children, however deep', () => {
    query('main').style.display = 'contents';
    query('div').style.display = 'contents';
    watch(query('main'));
    tell({ ...entry(query('main'), [0, 0], [0, 0]), isIntersecting: false });
    tell({ ...entry(query('div'), [0, 0], [0, 0]), isIntersecting: false });
    expect(observed).toEqual([query('main'), query('div'), query('h1'), query('p')]);
    tell(entry(query('h1'), [1000, 100], [1000, 100]));
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(1);
  });

  it('is looked at again, for its children may be others by then', () => {
    query('div').style.display = 'contents';
    watch(query('div'));
    tell({ ...entry(query('div'), [0, 0], [0, 0]), isIntersecting: false });
    query('div').innerHTML = '<h2>Late</h2>';
    vi.advanceTimersByTime(1000);
    tell({ ...entry(query('div'), [0, 0], [0, 0]), isIntersecting: false });
    expect(observed).toContain(query('h2'));
  });

  it('is not seen while it has no size, although the browser says that all of it is in view', () => {
    watch(query('div'));
    tell(entry(query('div'), [1000, 0], [1000, 0]));
    vi.advanceTimersByTime(3000);
    expect(seen).toBe(0);
    // an image has come
    tell(entry(query('div'), [1000, 300], [1000, 300]));
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(1);
  });

  it('is not looked at while it is not shown at all', () => {
    query('div').style.display = 'none';
    watch(query('div'));
    tell({ ...entry(query('div'), [0, 0], [0, 0]), isIntersecting: false, intersectionRatio: 0 });
    expect(vi.getTimerCount()).toBe(0);
    expect(observed).toEqual([query('div')]);
  });
});

describe('an element that cannot be seen', () => {
  it('is waited for until it is neither invisible nor transparent', () => {
    const visible = vi.fn<() => boolean>(() => false);
    Object.assign(query('div'), { checkVisibility: visible });
    watch(query('div'));
    tell(entry(query('div'), [1000, 100], [1000, 100]));
    vi.advanceTimersByTime(3000);
    expect(seen).toBe(0);
    visible.mockReturnValue(true);
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(1);
  });

  it('is looked for at the centre of what the window can show of it', () => {
    const at = vi.fn<Document['elementFromPoint']>(() => query('h1'));
    document.elementFromPoint = at;
    query('div').getBoundingClientRect = () => new DOMRect(100, -5000, 300, 20_000);
    watch(query('div'));
    tell(entry(query('div'), [300, 20_000], [300, 800]));
    vi.advanceTimersByTime(1000);
    expect(at.mock.calls).toEqual([[250, innerHeight / 2]]);
  });

  it('is covered by what lies over it in its own shadow root, or over the host in the page', () => {
    const inner = query('div').attachShadow({ mode: 'open' });
    inner.innerHTML = '<section><h2>Inside</h2></section><nav></nav>';
    const [section, heading, nav] = ['section', 'h2', 'nav'].map((name) => inner.querySelector(name)!);
    let fronts: readonly [within: Element, outside: Element] = [nav!, query('div')];
    Object.assign(inner, { elementFromPoint: () => fronts[0] });
    document.elementFromPoint = () => fronts[1];
    watch(section!);
    tell(entry(section!, [1000, 100], [1000, 100]));
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(0);
    fronts = [heading!, query('aside')];
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(0);
    // some browsers name what lies over the host inside as well
    fronts = [query('main'), query('div')];
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(1);
  });

  it('has gone, and nothing is thrown', () => {
    const link = document.createElement('a');
    link.href = 'https://shop.example/';
    watch(link);
    tell(entry(link, [1000, 100], [1000, 100]));
    expect(() => vi.advanceTimersByTime(1000)).not.toThrow();
  });
});

describe('a prerendered page', () => {
  it('is not watched, and no timer runs, before it is activated', () => {
    Object.assign(document, { prerendering: true });
    watch(query('div'));
    expect(observed).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    Object.assign(document, { prerendering: false });
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(observed).toEqual([query('div')]);
    tell(entry(query('div'), [1000, 100], [1000, 100]));
    vi.advanceTimersByTime(1000);
    expect(seen).toBe(1);
  });

  it('is not watched any more, if that has ended before', () => {
    Object.assign(document, { prerendering: true });
    watch(query('div'));
    stop();
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(observed).toEqual([]);
  });
});
