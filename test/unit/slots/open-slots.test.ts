// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explain } from '../../../src/explain.js';
import type { Problem, Trouble } from '../../../src/lib/report.js';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { Slots } from '../../../src/slots/open-slots.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import { decisionOf, nextLook } from './decision-of.js';

const page = `
  <section data-vitrine-slot="hero" class="hero  big">
    <h1>Hello <em>world</em></h1>
    <p class="lead"> Come <!-- in --> in </p>
    <a href="/all" title="All"><svg></svg> See all</a>
    <button type="button"><span>Buy</span></button>
    <b></b>
  </section>
  <template id="deal"><li>Deal</li><li>of the day</li></template>`;

let slots: Slots | undefined;
let problems: Problem[];

function open(variants: SlotConfig['variants'], more: Partial<SlotConfig> = {}): Slots {
  slots = openSlots({
    slots: { hero: { variants, ...more } },
    report: (p) => problems.push(explain(p)),
    measure: false,
  });
  return slots;
}
const hero = (): Element => document.querySelector('[data-vitrine-slot]') as Element;
const within = (selector: string): Element => hero().querySelector(selector) as Element;

beforeEach(() => {
  problems = [];
  document.body.innerHTML = page;
});
afterEach(() => slots?.stop());

describe('text', () => {
  it('stands in the existing Text node, hides words beside it, and keeps the space around it', () => {
    const text = within('h1').firstChild;
    open({ a: { content: { h1: { text: '<b>Sale</b>' }, a: { text: 'See the sale' } } } }).apply([
      decisionOf('hero', 'a'),
    ]);
    expect(within('h1').firstChild).toBe(text);
    expect(text?.nodeValue).toBe('<b>Sale</b> ');
    expect(within('em').className).toBe('vitrine-hidden');
    expect(within('a').textContent).toBe(' See the sale');
    expect(within('svg').hasAttribute('class')).toBe(false);
  });

  it('goes into the only child that has words', () => {
    open({ a: { content: { button: { text: 'Reserve' } } } }).apply([decisionOf('hero', 'a')]);
    expect(within('button').innerHTML).toBe('<span>Reserve</span>');
  });

  it('gets a host of its own where there is no text at all', () => {
    open({ a: { content: { b: { text: 'New' } } } }).apply([decisionOf('hero', 'a')]);
    expect(within('b').innerHTML).toBe('<span data-vitrine-host="">New</span>');
  });

  it('names the object in text, its encoded id in links', () => {
    open({ a: { content: { h1: { text: '{object}, {object}' }, a: { link: '/p/{object}?q={object}' } } } }).apply([
      decisionOf('hero', 'a', { object: { kind: 'item', id: 'a/b\ud800', name: '$& <i>' } }),
    ]);
    expect(within('h1').firstChild?.nodeValue).toBe('$& <i>, $& <i> ');
    expect(within('a').getAttribute('href')).toBe('/p/a%2Fb?q=a%2Fb');
  });
});

describe('undo', () => {
  const variants: SlotConfig['variants'] = {
    a: {
      content: {
        ':scope': { attributes: { class: 'promo', 'aria-label': 'Offer' } },
        h1: { text: 'A' },
        em: { attributes: { class: 'x' } },
        a: { text: 'Go', link: 'https://example.org/a', attributes: { title: 'T' } },
        b: { text: 'new' },
      },
    },
    b: { content: { h1: { text: 'B' }, '.lead': { text: 'b' } } },
    t: { template: '#deal' },
  };

  it.each([['a'], ['b'], ['t'], ['a', 'b'], ['a', 't', 'b', 'default'], ['t', 't'], ['a', 'default', 'a']])(
    'brings back every byte after %j',
    (...names) => {
      const before = document.body.innerHTML;
      const slots = open(variants);
      for (const name of names) {
        slots.apply([decisionOf('hero', name)]);
        expect(document.body.innerHTML === before).toBe(name === 'default');
      }
      slots.stop();
      expect(document.body.innerHTML).toBe(before);
      slots.stop();
      slots.apply([decisionOf('hero', 'a')]);
      expect(document.body.innerHTML).toBe(before);
      expect(problems).toEqual([]);
    },
  );

  it('leaves the page alone when the same is decided again', () => {
    const slots = open(variants);
    slots.apply([decisionOf('hero', 'a')]);
    const observer = new MutationObserver(() => undefined);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    slots.apply([decisionOf('hero', 'a', { at: 2 })]);
    expect(observer.takeRecords()).toEqual([]);
  });

  it('keeps what the shop has written meanwhile', () => {
    const slots = open(variants);
    slots.apply([decisionOf('hero', 'a')]);
    (within('h1').firstChild as Text).data = 'The shop says';
    within('a').setAttribute('href', '/new');
    within('em').setAttribute('class', 'x shop vitrine-hidden');
    slots.stop();
    expect(within('h1').firstChild?.nodeValue).toBe('The shop says');
    expect(within('a').outerHTML).toBe('<a href="/new" title="All"><svg></svg> See all</a>');
    expect(within('em').className).toBe('x shop');
  });

  it('untangles slots that share elements, whichever goes first', () => {
    for (const first of ['outer', 'inner']) {
      const before = document.body.innerHTML;
      const slots = openSlots({
        slots: {
          outer: { selector: 'section', variants: { v: { content: { h1: { text: 'outer' } } } } },
          inner: { selector: 'h1', variants: { v: { content: { ':scope': { text: 'inner' } } } } },
        },
        report: (p) => problems.push(explain(p)),
        measure: false,
      });
      slots.apply([decisionOf('outer', 'v'), decisionOf('inner', 'v')]);
      expect(within('h1').textContent).toContain('inner');
      const other = first === 'outer' ? 'inner' : 'outer';
      slots.apply([decisionOf(first, 'default'), decisionOf(other, 'v')]);
      expect(within('h1').textContent).toContain(other);
      slots.apply([]);
      expect(document.body.innerHTML).toBe(before);
      slots.stop();
    }
    expect(problems).toEqual([]);
  });
});

describe('template', () => {
  it('shows a copy beside the hidden content, without its scripts', () => {
    document.querySelector('template')?.content.append(document.createElement('script'));
    open({ t: { template: '#deal' } }).apply([decisionOf('hero', 't')]);
    const host = hero().lastElementChild as HTMLElement;
    expect(host.innerHTML).toBe('<li>Deal</li><li>of the day</li>');
    expect(host.style.display).toBe('contents');
    const others = [...hero().children].filter((child) => child !== host);
    expect(others.map((child) => child.classList.contains('vitrine-hidden'))).not.toContain(false);
  });
});

it('hides by attribute where style sheets cannot be adopted', () => {
  const before = document.body.innerHTML;
  vi.stubGlobal('CSSStyleSheet', () => {
    throw new TypeError('Illegal constructor');
  });
  const slots = open({ t: { template: '#deal' } });
  slots.apply([decisionOf('hero', 't')]);
  expect([...hero().children].map((child) => child.hasAttribute('hidden'))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  slots.stop();
  expect(document.body.innerHTML).toBe(before);
  vi.unstubAllGlobals();
});

it('adopts its style sheet only while open', () => {
  const sheets = document.adoptedStyleSheets.length;
  const slots = open({});
  expect(document.adoptedStyleSheets.length).toBe(sheets + 1);
  slots.stop();
  expect(document.adoptedStyleSheets.length).toBe(sheets);
});

describe('bad input', () => {
  it('reports a page that throws when it is written to, and brings the rest back', async () => {
    const before = document.body.innerHTML;
    Object.assign(within('a'), {
      setAttribute() {
        throw new Error('no');
      },
    });
    open({ a: { content: { h1: { text: 'x' }, a: { link: '/x' } } } }).apply([decisionOf('hero', 'a')]);
    await nextLook();
    expect(document.body.innerHTML).toBe(before);
    expect(problems.map(({ code, cause }) => [code, String(cause)])).toEqual([['slot-failed', 'Error: no']]);
  });

  const field = 'slots.hero.variants.deal';
  it.each<[string, string, SlotConfig['variants'][string], Partial<SlotConfig>?]>([
    ['slot-refused', `${field}.content["a"].link`, { content: { h1: { text: 'x' }, a: { link: 'java\nscript:1' } } }],
    ['slot-refused', `${field}.content["img"].image.src`, { content: { img: { image: { src: 'data:text/html,x' } } } }],
    ['slot-refused', `${field}.content["a"].attributes.onclick`, { content: { a: { attributes: { onclick: 'x' } } } }],
    ['slot-refused', `${field}.content["a"].attributes.style`, { content: { a: { attributes: { style: 'x' } } } }],
    ['slot-refused', `${field}.content["a"].attributes.href`, { content: { a: { attributes: { href: 'x' } } } }],
    [
      'slot-refused',
      `${field}.content["a"].attributes.data-vitrine-slot`,
      { content: { a: { attributes: { 'data-vitrine-slot': 'x' } } } },
    ],
    ['slot-element', `${field}.content["h9"]`, { content: { h1: { text: 'x' }, h9: { text: 'x' } } }],
    ['slot-element', `${field}.content["h1 >"]`, { content: { 'h1 >': { text: 'x' } } }],
    ['slot-element', `${field}.content["h1"].link`, { content: { h1: { link: '/x' } } }],
    ['slot-element', `${field}.content["h1"].image`, { content: { h1: { image: { src: 'x.png' } } } }],
    ['slot-template', `${field}.template`, { template: '#none' }],
    ['slot-template', `${field}.template`, { template: 'h1' }],
    ['slot-template', `${field}.template`, { template: '##' }],
    ['slot-object', field, { content: { h1: { text: 'For {object}' } } }],
    ['slot-selector', 'slots.hero.selector', { content: { h1: { text: 'x' } } }, { selector: '[[' }],
    ['slot-selector', 'slots.hero.selector', { content: { ':scope': { text: 'x' } } }, { selector: 'body' }],
    ['slot-selector', 'slots.hero.selector', { content: { ':scope': { text: 'x' } } }, { selector: 'head' }],
  ])('says %s at %s once, and the whole slot stays the shop’s own', async (...[code, field, variant, more]) => {
    hero().append(document.createElement('img'));
    const before = document.documentElement.outerHTML;
    const slots = open({ deal: variant, other: { content: { h1: { text: 'fine' } } } }, more);
    slots.apply([decisionOf('hero', 'deal')]);
    await nextLook();
    slots.apply([decisionOf('hero', 'default')]);
    slots.apply([decisionOf('hero', 'deal')]);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(problems.map(({ code, field }) => [code, field])).toEqual([[code, field]]);
    expect(problems[0]?.message).toMatch(/^slots\.hero\..+;.+\.$/);
  });

  it('takes back a good variant when the next one cannot be shown', () => {
    const before = document.body.innerHTML;
    const slots = open({ good: { content: { h1: { text: 'x' } } }, bad: { template: '#none' } });
    slots.apply([decisionOf('hero', 'good')]);
    slots.apply([decisionOf('hero', 'bad')]);
    expect(document.body.innerHTML).toBe(before);
  });

  it.each(['nope', 'constructor', '__proto__'])('does not know the variant %j', (variant) => {
    const before = document.body.innerHTML;
    open({ a: { content: {} } }).apply([decisionOf('hero', variant), decisionOf(variant, 'a')]);
    expect(document.body.innerHTML).toBe(before);
    expect(problems.map(({ code }) => code)).toEqual(['slot-variant']);
  });

  it('takes a slot that is not on this page for nothing unusual, but for debug', async () => {
    document.body.innerHTML = '';
    const config = {
      slots: { hero: { variants: {} } },
      report: (p: Trouble) => problems.push(explain(p)),
      measure: false,
    };
    const quiet = openSlots(config);
    quiet.apply([decisionOf('hero', 'default')]);
    quiet.stop();
    expect(problems).toEqual([]);
    const debug = openSlots({ ...config, debug: true });
    debug.apply([decisionOf('hero', 'default')]);
    debug.stop();
    expect(problems.map(({ code }) => code)).toEqual(['slot-missing']);
  });
});
