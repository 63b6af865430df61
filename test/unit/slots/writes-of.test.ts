// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SegmentObject } from '../../../src/segments/segment.js';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { ElementContent, SlotConfig, VariantConfig } from '../../../src/slots/slot-config.js';
import { writesOf } from '../../../src/slots/writes-of.js';
import { closeStubbed, openStubbed, storedWith } from '../root/open-stubbed.js';

const object: SegmentObject = { kind: 'item', id: 'a/b', name: 'A <b> & c' };
const slotOf = (content: Record<string, ElementContent>, more: Partial<VariantConfig> = {}): SlotConfig => ({
  variants: { sale: { content, ...more } },
});
const writes = (content: Record<string, ElementContent>, choice: { object?: SegmentObject } = {}) =>
  writesOf(slotOf(content), { slot: 'hero', variant: 'sale', ...choice });

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('writesOf', () => {
  it('says what the slots would write, in their order', () => {
    const stored = writes({
      h1: { text: 'Sale', attributes: { class: 'a', 'aria-label': 'Sale' } },
      a: { text: 'Go', link: '/sale' },
      img: { image: { src: '/b.jpg', sizes: '50vw', alt: '' } },
      ':scope': { variables: { '--ink': ' red ' } },
    });
    expect(stored).toEqual({
      slot: 'hero',
      selector: '[data-vitrine-slot="hero"]',
      variant: 'sale',
      writes: [
        ['h1', '', 'Sale'],
        ['h1', 'class', 'a'],
        ['h1', 'aria-label', 'Sale'],
        ['a', '', 'Go'],
        ['a', 'href', '/sale'],
        ['img', 'loading', 'eager'],
        ['img', 'sizes', '50vw'],
        ['img', 'srcset', ''],
        ['img', 'src', '/b.jpg'],
        ['img', 'alt', ''],
        [':scope', '--ink', 'red'],
      ],
    });
  });

  it('takes the config’s selector, and fills in the object', () => {
    const config = { selector: 'main > .hero', ...slotOf({ a: { text: '{object}!', link: '/p/{object}' } }) };
    expect(writesOf(config, { slot: 'hero', variant: 'sale', object })).toMatchObject({
      selector: 'main > .hero',
      object,
      writes: [
        ['a', '', 'A <b> & c!'],
        ['a', 'href', '/p/a%2Fb'],
      ],
    });
  });

  it('keeps nothing of a decision but what the stub needs', () => {
    const decision = { slot: 'hero', variant: 'sale', segments: ['intent:high'], reason: { text: 'Because.' } };
    expect(Object.keys(writesOf(slotOf({ h1: { text: 'Sale' } }), decision)!)).toEqual([
      'slot',
      'selector',
      'variant',
      'writes',
    ]);
  });

  it.each<[string, Record<string, ElementContent>]>([
    ['mailto: links', { a: { link: 'mailto:a@b.example' } }],
    ['tel: links', { a: { link: 'tel:+49' } }],
    ['javascript: links', { a: { link: 'javascript:1' } }],
    ['data: images', { img: { image: { src: 'data:image/png;base64,x' } } }],
    ['blob: images', { img: { image: { src: 'blob:https://shop.example/1' } } }],
    ['data: candidates', { img: { image: { src: '/a', srcset: '/a 1x, data:image/png,x 2x' } } }],
    ['attributes that slots refuse', { h1: { attributes: { onclick: 'x' } } }],
    ['attributes that are not for it', { h1: { attributes: { lang: 'de' } } }],
    ['empty data attributes', { h1: { attributes: { 'data-sale': '' } } }],
    ['unsafe variables', { h1: { variables: { '--x': 'url(javascript:1)' } } }],
    ['an image and text at once', { img: { text: 'x', image: { src: '/a' } } }],
    ['selectors that depend on what follows', { 'a:last-child': { text: 'x' } }],
    ['selectors that are none', { '!': { text: 'x' } }],
    ['an object where there is none', { h1: { text: '{object}' } }],
  ])('leaves %s to the core', (_, content) => {
    expect(writes({ ...content, p: { text: 'fine' } })).toBeUndefined();
    expect(writes({ p: { text: 'fine' } })).toBeDefined();
  });

  it('leaves templates, variants unknown, the default, and slots that reach too far', () => {
    const content = { h1: { text: 'Sale' } };
    const choice = { slot: 'hero', variant: 'sale' };
    expect(writesOf(slotOf(content, { template: '#x' }), choice)).toBeUndefined();
    expect(writesOf({ variants: { sale: {} } }, choice)).toBeUndefined();
    for (const variant of ['default', 'other', 'constructor'])
      expect(writesOf(slotOf(content), { slot: 'hero', variant })).toBeUndefined();
    for (const selector of ['body', '!', 'div:has(p)'])
      expect(writesOf({ selector, ...slotOf(content) }, choice)).toBeUndefined();
  });
});

describe('what the stub makes of it', () => {
  const text = fc.constantFrom('Sale', '  spaced  ', '$&', 'a: b', '{object}', 'ß');
  const url = fc.constantFrom('/sale', 'sale?x=a:b', 'https://cdn.example/w_1,h_1/a.jpg', '//cdn.example/a', '#top');
  const sizes = fc.constantFrom('50vw', '(min-width: 40em) 50vw, 100vw', 'calc(1px + 2vw)');
  const attributes = fc.dictionary(fc.constantFrom('class', 'title', 'aria-label', 'data-x', 'width'), text);
  const variables = fc.dictionary(fc.constantFrom('--x', '--ink') as fc.Arbitrary<'--x'>, fc.constantFrom('red', '2'));
  const optional = { requiredKeys: [] };
  const content = fc.record(
    {
      h1: fc.record({ text, attributes, variables }, optional),
      a: fc.record({ text, link: url, attributes }, optional),
      img: fc.record(
        { image: fc.record({ src: url, srcset: url, sizes, alt: text }, { requiredKeys: ['src'] }), attributes },
        optional,
      ),
      ':scope': fc.record({ attributes, variables }, optional),
    },
    optional,
  );
  const PAGE = `<section data-vitrine-slot="hero"><h1 class="a">
 New <svg></svg></h1><a href="/new" title="x"><b>Go</b></a><picture><source srcset="/n.webp"><img loading="lazy" srcset="/n 1x" src="/n"></picture></section><p></p>`;
  it('is, to the byte, what the slots make of the config', async () => {
    HTMLImageElement.prototype.decode ??= () => Promise.resolve();
    await fc.assert(
      fc.asyncProperty(content, async (content) => {
        const config = slotOf(content as Record<string, ElementContent>);
        const choice = { slot: 'hero', variant: 'sale', object };
        const stored = writesOf(config, choice);
        fc.pre(!!stored);
        const page = await openStubbed(storedWith([], { slots: [JSON.parse(JSON.stringify(stored))] }));
        await page.add(PAGE);
        page.end();
        const byStub = document.body.innerHTML;
        closeStubbed();
        expect(document.body.innerHTML).toBe(PAGE);
        const slots = openSlots({ slots: { hero: config }, report: () => undefined, measure: false });
        slots.apply([choice]);
        await new Promise((decoded) => setTimeout(decoded, 30));
        const byCore = document.body.innerHTML;
        slots.stop();
        expect(byStub).toBe(byCore);
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
