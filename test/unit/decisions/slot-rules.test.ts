import { expect, test } from 'vitest';
import { slotRules } from '../../../src/decisions/slot-rules.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';

const hero = (variants: SlotConfig['variants']) => slotRules({ hero: { variants } })[0]!.variants;

test('slots and variants keep the order of the config, and what is left out has its default', () => {
  const slots: Record<string, SlotConfig> = {
    offer: { selector: '#offer', variants: { sale: { segments: ['a:a'], except: ['b:b'], priority: 2 } } },
    hero: { variants: { second: {}, first: { template: '#t' } } },
  };
  const open = { segments: [], except: [], priority: 0, needsObject: false };
  expect(slotRules(slots)).toEqual([
    {
      slot: 'offer',
      variants: [{ name: 'sale', segments: ['a:a'], except: ['b:b'], priority: 2, needsObject: false }],
    },
    {
      slot: 'hero',
      variants: [
        { name: 'second', ...open },
        { name: 'first', ...open },
      ],
    },
  ]);
});

test.each<[string, SlotConfig['variants'][string], boolean]>([
  ['a text', { content: { h2: { text: 'Still thinking of {object}?' } } }, true],
  ['a link', { content: { a: { link: '/search?q={object}' } } }, true],
  ['an attribute', { content: { a: { text: 'Go', attributes: { title: 'To {object}' } } } }, true],
  ['the second of two elements', { content: { h2: { text: 'Hello' }, p: { text: '"{object}"' } } }, true],
  ['other braces only', { content: { h2: { text: 'Object {objects} { object }' } } }, false],
  ['nothing', {}, false],
])('a variant that writes {object} in %s: needs an object %#', (_, variant, needed) => {
  expect(hero({ v: variant })[0]!.needsObject).toBe(needed);
});
