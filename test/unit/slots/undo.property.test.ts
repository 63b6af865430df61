// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSlots } from '../../../src/slots/open-slots.js';
import type { ElementContent, SlotConfig, VariantConfig } from '../../../src/slots/slot-config.js';
import { decisionOf } from './decision-of.js';

type Tree = string | { tag: string; attributes: Record<string, string>; children: readonly Tree[] };

const tags = ['p', 'h1', 'a', 'b', 'div', 'button', 'ul'];
const names = ['one', 'two', 'three'];
const word = fc.constantFrom('', ' ', 'Hello', ' Buy  now\n', '<b>&amp;', '$&');
const attributes = fc.record(
  {
    // not an empty one: happy-dom takes it off with its last property, and it comes back as the last attribute
    style: fc.constantFrom('color:red', ' --a:0;color: red'),
    class: fc.constantFrom('', ' a  b ', 'vitrine'),
    title: word,
    href: fc.constant('/x'),
    hidden: fc.constant(''),
  },
  { requiredKeys: [] },
);
const { tree } = fc.letrec<{ tree: Tree; element: Tree }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3, depthSize: 'small' }, word, tie('element')),
  element: fc.record({ tag: fc.constantFrom(...tags), attributes, children: fc.array(tie('tree'), { maxLength: 4 }) }),
}));

const content: fc.Arbitrary<ElementContent> = fc.record(
  {
    text: word,
    link: fc.constantFrom('/y', 'https://example.org/', 'javascript:1'),
    variables: fc.dictionary(fc.constantFrom<`--${string}`>('--a', '--b'), fc.constantFrom('1', 'red'), { maxKeys: 2 }),
    attributes: fc.dictionary(fc.constantFrom('class', 'title', 'aria-label', 'data-x', 'onclick'), word, {
      maxKeys: 3,
    }),
  },
  { requiredKeys: [] },
);
const selectors = fc.constantFrom(':scope', 'h1', 'a', 'b', ':scope > *', 'div p', 'ul', '!');
const variant: fc.Arbitrary<VariantConfig> = fc.oneof(
  fc.record({ content: fc.dictionary(selectors, content, { maxKeys: 3 }) }),
  fc.constant({ template: 'template' }),
);
const slot: fc.Arbitrary<SlotConfig> = fc.record({
  selector: fc.constantFrom('main > *', 'main div', 'h1', 'main', 'a', 'p'),
  variants: fc.record({ x: variant, y: variant }),
});
const step = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('x', 'y', 'default'));

function grow(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const element = document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) element.setAttribute(name, value);
  element.append(...tree.children.map(grow));
  return element;
}

it('brings back every byte, and never takes a node of the shop out of the page', () => {
  const slots = fc.record({ one: slot, two: slot, three: slot });
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 5 }), slots, fc.array(step, { maxLength: 5 }), (trees, slots, steps) => {
      const main = document.createElement('main');
      main.append(...trees.map(grow));
      document.body.replaceChildren(main, document.createElement('template'));
      document
        .querySelector('template')
        ?.content.append(grow({ tag: 'p', attributes: {}, children: ['From the page'] }));
      const before = document.documentElement.outerHTML;
      const walker = document.createTreeWalker(document);
      const nodes: [Node, Node | null][] = [];
      while (walker.nextNode()) nodes.push([walker.currentNode, walker.currentNode.parentNode]);
      const opened = openSlots({ slots, report: () => undefined, measure: false });
      const settled = (): boolean => nodes.every(([node, parent]) => node.parentNode === parent);
      for (const step of steps) {
        opened.apply(Object.entries(step).map(([slot, variant]) => decisionOf(slot, variant)));
        expect(settled()).toBe(true);
      }
      opened.stop();
      expect(settled()).toBe(true);
      expect(document.documentElement.outerHTML).toBe(before);
    }),
    { numRuns: 300 },
  );
});
