// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeStubbed, openStubbed, runStub, storedWith } from './open-stubbed.js';

afterEach(() => {
  vi.restoreAllMocks();
  closeStubbed();
});

const html = (selector: string) => document.querySelector(selector)!.outerHTML;
const key = () => localStorage.getItem('vitrine');

describe('the queue', () => {
  it('is there for whoever speaks before the core does, and stays what it was', async () => {
    Reflect.deleteProperty(self, 'vitrine');
    await openStubbed(undefined);
    expect(self.vitrine).toEqual([]);
    expect(self.vitrineStub).toBeNull();
    const queue = self.vitrine;
    await openStubbed(undefined);
    expect(self.vitrine).toBe(queue);
  });
});

describe('the stored value', () => {
  const writes = [['h1', '', 'Sale']] as const;
  const hero = '<div class="hero"><h1>New</h1></div><p></p>';

  it.each([
    ['not JSON', '{'],
    ['a number', '7'],
    ['a string', '"x"'],
    ['without slots', { until: Date.now() + 1000, policyVersion: '1' }],
    ['slots that are none', storedWith([], { slots: 7 as never })],
    ['a selector that is none', storedWith([], { slots: [{ slot: 'hero', selector: '!', variant: 'x', writes: [] }] })],
    ['expired', storedWith(writes, { until: Date.now() - 1 })],
    ['without an expiry', storedWith(writes, { until: undefined as never })],
  ])('is removed, and nothing is done, when it is %s', async (_, stored) => {
    const page = await openStubbed(stored);
    await page.add(hero);
    page.end();
    expect(html('h1')).toBe('<h1>New</h1>');
    expect(key()).toBeNull();
    expect(page.stub()?.shown.size ?? 0).toBe(0);
  });

  it('is removed when the page names another policy version', async () => {
    const page = await openStubbed(storedWith(writes), { policy: '2' });
    await page.add(hero);
    page.end();
    expect([html('h1'), key(), page.stub()]).toEqual(['<h1>New</h1>', null, null]);
  });

  it.each(['', '1'])('is used when the page names its policy version, or none: "%s"', async (policy) => {
    const page = await openStubbed(storedWith(writes), { policy });
    await page.add(hero);
    expect(html('h1')).toBe('<h1>Sale</h1>');
    expect(page.stub()!.stored).toEqual(storedWith(writes, { until: page.stub()!.stored.until }));
    expect(key()).not.toBeNull();
  });

  it.each(['?vitrine=off', '?a=b&vitrine=off', '?vitrine.hero=sale'])(
    'stays unused, but kept, at %s',
    async (query) => {
      const page = await openStubbed(storedWith(writes), { query });
      await page.add(hero);
      page.end();
      expect([html('h1'), page.stub()]).toEqual(['<h1>New</h1>', null]);
      expect(key()).not.toBeNull();
    },
  );

  it('is not missed where storage is refused', async () => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const page = await openStubbed(undefined);
    await page.add(hero);
    page.end();
    expect([html('h1'), page.stub()]).toEqual(['<h1>New</h1>', null]);
  });

  it('is the only one that is read', async () => {
    localStorage.setItem('vitrine.other', JSON.stringify(storedWith(writes)));
    const page = await openStubbed(undefined);
    await page.add(hero);
    page.end();
    expect([html('h1'), page.stub()]).toEqual(['<h1>New</h1>', null]);
    expect(localStorage.getItem('vitrine.other')).not.toBeNull();
  });

  it('is used once on a page that carries the stub twice', async () => {
    const page = await openStubbed(storedWith(writes));
    const first = page.stub();
    await runStub();
    expect(page.stub()).toBe(first);
    await page.add(hero);
    first!.undo();
    expect(html('h1')).toBe('<h1>New</h1>');
  });
});

describe('text', () => {
  it.each([
    ['<h1>New</h1>', '<h1>Sale</h1>'],
    ['<h1>\n  New in \n</h1>', '<h1>\n  Sale \n</h1>'],
    ['<h1><svg></svg> New <!-- in --><i></i></h1>', '<h1><svg></svg> Sale <!-- in --><i></i></h1>'],
    ['<h1><b>\n<u>New</u></b></h1>', '<h1><b>\n<u>Sale</u></b></h1>'],
  ])('of %s goes into the Text node that carries the words', async (before, after) => {
    const page = await openStubbed(storedWith([['h1', '', 'Sale']]));
    await page.add(`<div class="hero">${before}</div><p></p>`);
    expect(html('h1')).toBe(after);
    expect(page.stub()!.shown.values().next().value!.todo).toEqual([]);
    page.stub()!.undo();
    expect(html('h1')).toBe(before);
  });

  it.each([
    '<h1>New <b>in</b></h1>',
    '<h1><b>New</b><i>in</i></h1>',
    '<h1></h1>',
    '<h1> <i></i></h1>',
    '<h1><script type="x">New</script></h1>',
    '<h1><svg><title>New</title></svg></h1>',
    '<h1><object data="/x">New <b>in</b></object></h1>',
  ])('of %s is left to the core, which may hide and add', async (before) => {
    const page = await openStubbed(storedWith([['h1', '', 'Sale']]));
    await page.add(`<div class="hero">${before}</div><p></p>`);
    page.end();
    expect(html('h1')).toBe(before);
    expect(page.stub()!.shown.get(document.querySelector('.hero')!)!.todo).toEqual([['h1', '', 'Sale']]);
  });

  it('is taken as text, with no special signs', async () => {
    const page = await openStubbed(storedWith([['h1', '', "<b>$& $'</b>"]]));
    await page.add('<div class="hero"><h1>New</h1></div><p></p>');
    expect(document.querySelector('h1')!.textContent).toBe("<b>$& $'</b>");
  });

  it('waits while the parser may still add to it', async () => {
    const page = await openStubbed(storedWith([['h1', '', 'Sale']]));
    await page.add('<div class="hero"><h1>New</h1></div>');
    expect(html('h1')).toBe('<h1>New</h1>');
    (document.querySelector('h1')!.firstChild as Text).appendData(' in');
    await page.add('<i></i>', 'h1');
    expect(html('h1')).toBe('<h1>New in<i></i></h1>');
    page.end();
    expect(html('h1')).toBe('<h1>Sale<i></i></h1>');
  });

  it.each([
    ['<div id="__next">', ''],
    ['<div id="__nuxt">', ''],
    ['<div id="___gatsby">', ''],
    ['<div data-reactroot="">', ''],
    ['<div data-server-rendered="true">', ''],
    ['<div data-vitrine-hydrates="">', ''],
    ['<div>', '<script type="x" src="https://cdn.example/_next/static/chunks/1.js"></script>'],
  ])('waits for the core in %s%s, where attributes, classes and variables are written', async (root, before) => {
    const writes = [
      ['h1', '', 'Sale'],
      ['h1', 'class', 'sale'],
      ['h1', '--ink', 'red'],
    ] as const;
    const page = await openStubbed(storedWith(writes));
    await page.add(`${before}${root}<div class="hero"><h1>New</h1></div></div><p></p>`);
    page.end();
    expect(html('h1')).toBe('<h1 class="sale" style="--ink: red;">New</h1>');
    expect(page.stub()!.shown.values().next().value!.todo).toEqual([writes[0]]);
  });
});

describe('attributes', () => {
  const content = `<div class="hero"><picture><source srcset="/a.webp"><source media="print"><img loading="lazy" srcset="/a 1x" src="/a.jpg"></picture><a href="/new" style="--x: 1;">Go</a></div>`;

  it('are written at once, sources of a picture and lazy loading step back, and all is put back', async () => {
    const page = await openStubbed(
      storedWith([
        [':scope', 'data-sale', '1'],
        ['img', 'loading', 'eager'],
        ['img', 'srcset', ''],
        ['img', 'src', 'https://cdn.example/sale.jpg'],
        ['img', 'alt', 'A sale'],
        ['a', 'href', '/sale?a=b:c'],
        ['a', 'title', 'Sale: now'],
        ['a', '--x', '2'],
        ['a', '--y', '3'],
      ]),
    );
    await page.add(content);
    expect(html('picture')).toBe(
      '<picture><source srcset=""><source media="print"><img loading="eager" srcset="" src="https://cdn.example/sale.jpg" alt="A sale"></picture>',
    );
    expect(html('a')).toBe('<a href="/sale?a=b:c" style="--x: 2; --y: 3;" title="Sale: now">Go</a>');
    expect(document.querySelector('.hero')!.getAttribute('data-sale')).toBe('1');
    page.stub()!.undo();
    expect(html('.hero')).toBe(content);
  });

  it('srcset and loading that are not there stay away', async () => {
    const writes = [
      ['img', 'loading', 'eager'],
      ['img', 'srcset', ''],
      ['img', 'src', '/b.jpg'],
    ] as const;
    const page = await openStubbed(storedWith(writes));
    await page.add('<div class="hero"><img src="/a.jpg"></div>');
    expect(html('img')).toBe('<img src="/b.jpg">');
    expect(page.stub()!.shown.values().next().value!.written).toEqual([
      [document.querySelector('img'), 'src', '/a.jpg', '/b.jpg'],
    ]);
  });
});

describe('undo', () => {
  it('leaves what the shop itself has changed since, removes the key, and holds', async () => {
    const page = await openStubbed(
      storedWith([
        ['h1', '', 'Sale'],
        ['h1', 'class', 'sale'],
      ]),
    );
    await page.add('<div class="hero"><h1 class="a">New</h1></div><p></p>');
    document.querySelector('h1')!.className = 'sale loaded';
    const stub = page.stub()!;
    stub.undo();
    expect(html('h1')).toBe('<h1 class="sale loaded">New</h1>');
    expect([key(), stub.shown.size]).toEqual([null, 0]);
    await page.add('<div class="hero"><h1>Newer</h1></div><p></p>');
    page.end();
    stub.undo();
    expect(document.body.textContent).toBe('NewNewer');
  });

  it('goes back past slots that have written over each other', async () => {
    const slot = (selector: string, value: string) => ({
      slot: selector,
      selector,
      variant: 'x',
      writes: [['h1', '', value]] as const,
    });
    const page = await openStubbed(storedWith([], { slots: [slot('.inner', 'A'), slot('.hero', 'B')] }));
    await page.add('<div class="hero"></div>');
    await page.add('<div class="inner"><h1>New</h1></div><p></p>', '.hero');
    expect(html('h1')).toBe('<h1>B</h1>');
    page.stub()!.undo();
    expect(html('h1')).toBe('<h1>New</h1>');
  });

  it('stop lets what stands stand, and watches no more', async () => {
    const page = await openStubbed(storedWith([['h1', '', 'Sale']]));
    await page.add('<div class="hero"><h1>New</h1></div><p></p>');
    page.stub()!.stop();
    await page.add('<div class="hero"><h1>Newer</h1></div><p></p>');
    page.end();
    expect(document.body.textContent).toBe('SaleNewer');
    expect(key()).not.toBeNull();
  });
});
