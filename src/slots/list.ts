import type { ListedItem } from '../decisions/listed-item.js';
import { visibleChildren } from './conceal.js';
import type { Fault } from './fault.js';
import { fieldFault, fillFields, lacks } from './list-fields.js';
import type { ListConfig } from './slot-config.js';
import { findTemplate } from './template.js';
import type { Undo } from './undo.js';

/** In a template: the part of which there is one for each product, where that is not all of it. */
const each = '[data-vitrine-each]';

/** What is copied for each product: a part of the template, its only element, or all that it holds. */
type Pattern = Readonly<{ content: DocumentFragment; part: Element | null; single: Element | undefined }>;

const patternOf = ({ content }: HTMLTemplateElement): Pattern => ({
  content,
  part: content.querySelector(each),
  single: content.childElementCount === 1 && !/\S/.test(ownWords(content)) ? content.firstElementChild! : undefined,
});

const ownWords = ({ childNodes }: ParentNode): string =>
  [...childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join('');

/**
 * Looks up a list's template and what its products fill in it: hands back what shows all of them in one slot element, in place of its own content, or why
 * none may be shown. A product that lacks what the template shows is left out.
 */
export function prepareList(
  slot: Element,
  list: ListConfig,
  items: readonly ListedItem[] = [],
): ((undo: Undo) => void) | Fault {
  const found = findTemplate(slot, list.template!);
  if (!found) return ['slot-template', '.list.template'];
  const pattern = patternOf(found);
  const { content, part, single } = pattern;
  const fault = fieldFault(part ?? content);
  if (fault) return ['slot-list', '.list.template', fault];
  // what stands in a list has to be an item of it
  if (/^(ul|ol|menu)$/.test(slot.localName) && (part || single?.localName !== 'li'))
    return ['slot-list', '.list.template', `its copies in a <${slot.localName}> must be one <li> each`];
  const missing = items.flatMap((item) => lacks(part ?? content, item) ?? []);
  const shown = items.filter((item) => !lacks(part ?? content, item)).slice(0, list.count);
  if (!shown.length || shown.length < (list.min ?? 1))
    return [
      'slot-list',
      '.list',
      `${shown.length} of ${items.length} products can be shown; they lack ${[...new Set(missing)].join(', ') || 'nothing'}`,
    ];
  return (undo) => {
    visibleChildren(slot).forEach(undo.hide);
    write(slot, { pattern, items: shown }, undo);
  };
}

type Filling = Readonly<{ pattern: Pattern; items: readonly ListedItem[] }>;

function write(slot: Element, { pattern: { content, part, single }, items }: Filling, undo: Undo): void {
  const root = slot.ownerDocument;
  const lang = slot.closest('[lang]')?.getAttribute('lang') || undefined;
  const copyOf = <T extends Node>(node: T): T => root.importNode(node, true);
  const filled = <T extends Element | DocumentFragment>(copy: T, item: ListedItem): T => {
    fillFields(copy, item, lang);
    return copy;
  };
  if (!part && single) {
    for (const item of items) become(undo.host(slot, single.localName), filled(copyOf(single), item));
    return;
  }
  const host = undo.host(slot, 'div');
  // no box of its own: the copies take part in the slot's layout
  host.style.display = 'contents';
  if (!part) return host.append(...items.map((item) => filled(copyOf(content), item)));
  const whole = copyOf(content);
  const place = whole.querySelector(each)!;
  place.before(...items.map((item) => filled(place.cloneNode(true) as Element, item)));
  place.remove();
  // they would run anew on every swap
  for (const script of whole.querySelectorAll('script')) script.remove();
  host.append(whole);
}

/** Makes an element of ours, which may not be replaced, what a copy is. */
function become(host: Element, copy: Element): void {
  // a handler in an attribute asks for a policy that allows it; a script can listen to the slot instead
  for (const { name, value } of copy.attributes) if (!/^on/i.test(name)) host.setAttribute(name, value);
  host.append(...copy.childNodes);
}
