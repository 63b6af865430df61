// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import type { StoredWrite } from '../../../src/slots/stored-slot.js';
import { closeStubbed, openStubbed, storedWith } from './open-stubbed.js';

afterEach(closeStubbed);

const PAGE = `<div class="hero" id="hero"><h1>New</h1><a href="/new">Go</a><img src="data:," alt="">
<script type="x">var a</script><style>b{}</style><iframe></iframe><input value="1"></div><p></p>`;
/** Whatever may never be written, wherever it stands. */
const FORBIDDEN = /^(on|style$|srcdoc$|id$|name$|form|action$|data-vitrine|http-equiv|is$|nonce|integrity)/i;
const SAFE = /^(https?:|[^:]*$)/;

/** Runs the stub on the page and says what it has done that it must not do. */
async function crimes(stored: unknown): Promise<readonly string[]> {
  const done: string[] = [];
  const failed = vi.fn<(event: ErrorEvent) => void>();
  addEventListener('error', failed);
  const page = await openStubbed(stored);
  await page.add(PAGE);
  const untouched = 'script,style,iframe,input,title,html,head,body,meta';
  const before = [...document.querySelectorAll(untouched)].map((one) => one.cloneNode(true) as Element);
  page.end();
  const after = [...document.querySelectorAll(untouched)];
  const outer = (one: Element) => (one.localName === 'script' ? one.outerHTML : (one.cloneNode(false) as Element));
  after.forEach((one, i) => {
    if (String(outer(one)) !== String(outer(before[i]!))) done.push(`touched ${one.localName}`);
  });
  for (const { written } of page.stub()?.shown.values() ?? [])
    for (const [node, name] of written) {
      const element = (name ? node : node.parentNode) as Element;
      if (FORBIDDEN.test(name)) done.push(`wrote ${name}`);
      if (element.matches(untouched)) done.push(`wrote to ${element.localName}`);
      const value = name && !name.startsWith('--') ? element.getAttribute(name)! : '';
      if (
        /^(href|src)/.test(name) &&
        !value.split(/,\s/).every((part) => SAFE.test(new URL(part.trim(), 'https://a.example/').href))
      )
        done.push(`wrote ${name}="${value}"`);
    }
  if (failed.mock.calls.length) done.push('threw');
  removeEventListener('error', failed);
  page.stub()?.undo();
  const left = document.body.innerHTML;
  if (left !== PAGE) done.push(`left ${left}`);
  closeStubbed();
  return done;
}

it.each<StoredWrite>([
  ['h1', 'onclick', 'alert(1)'],
  ['h1', 'style', 'color:red'],
  ['h1', 'id', 'x'],
  ['h1', 'data-vitrine-slot', 'x'],
  ['a', 'href', 'javascript:alert(1)'],
  ['a', 'href', ' java\nscript:alert(1)'],
  ['a', 'href', '\u0001javascript:alert(1)'],
  ['a', 'href', 'JAVASCRIPT:alert(1)'],
  ['a', 'href', 'data:text/html,x'],
  ['a', 'href', 'mailto:a@b.example'],
  ['a', 'formaction', '/x'],
  ['img', 'src', 'data:image/svg+xml,x'],
  ['img', 'src', 'blob:x'],
  ['img', 'srcset', '/a 1x, javascript:alert(1) 2x'],
  ['iframe', 'src', '/x'],
  ['iframe', 'srcdoc', 'x'],
  ['iframe', 'title', 'x'],
  ['h1', 'src', '/x'],
  ['h1', 'href', '/x'],
  ['script', '', 'alert(1)'],
  ['script', 'src', '/x'],
  ['style', '', 'a{}'],
  ['input', 'title', 'x'],
])('does not write to %s as %j: %j', async (...write) => {
  const page = await openStubbed(storedWith([write]));
  await page.add(PAGE);
  page.end();
  expect(document.body.innerHTML).toBe(PAGE);
  closeStubbed();
  expect(await crimes(storedWith([write]))).toEqual([]);
});

it.each(['html', 'body', 'head', 'title', 'meta'])('does not touch <%s>', async (selector) => {
  const slot = { slot: 'x', selector, variant: 'x' };
  const writes: StoredWrite[] = [
    [':scope', 'class', 'x'],
    [':scope', '', 'x'],
  ];
  const page = await openStubbed(storedWith([], { slots: [{ ...slot, writes }] }));
  document.head.innerHTML = '<title>Shop</title><meta name="a">';
  await page.add('<p>More than</p><p>one Text</p>');
  const before = document.documentElement.outerHTML;
  page.end();
  expect(document.documentElement.outerHTML).toBe(before);
});

const odd = fc.oneof(
  fc.string(),
  fc.json(),
  fc.constantFrom(
    'h1',
    'a',
    'img',
    ':scope',
    'script',
    'href',
    'src',
    'srcset',
    'class',
    'onload',
    '',
    '--x',
    'data-x',
  ),
  fc.constantFrom('javascript:1', ' java\tscript:1', 'https://a.example/', '/a, data:x 2x', 'Sale', '5'),
  fc.integer(),
  fc.constant(null),
);
const write = fc.oneof({ arbitrary: fc.tuple(odd, odd, odd), weight: 5 }, { arbitrary: odd, weight: 1 });
const slot = fc.record({
  slot: odd,
  selector: fc.oneof(fc.constantFrom('.hero', '#hero', 'h1', 'body', 'html', 'script', '*'), odd),
  variant: odd,
  writes: fc.oneof({ arbitrary: fc.array(write, { maxLength: 4 }), weight: 8 }, { arbitrary: odd, weight: 1 }),
});
const stored = fc.oneof(
  fc.string(),
  fc.json(),
  fc.record({
    policyVersion: odd,
    until: fc.oneof(fc.constant(1e14), odd),
    slots: fc.oneof({ arbitrary: fc.array(slot, { maxLength: 3 }), weight: 8 }, { arbitrary: odd, weight: 1 }),
  }),
);

it('never throws, never writes what it must not, and can take everything back, whatever stands in localStorage', async () => {
  await fc.assert(
    fc.asyncProperty(stored, async (stored) => {
      expect(await crimes(stored)).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 30_000);
