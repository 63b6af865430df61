import { faultOf, writeContent } from './element-content.js';
import type { Fault } from './fault.js';
import { findAll } from './find.js';
import type { Wish } from './slot.js';
import type { VariantConfig } from './slot-config.js';
import { findTemplate, writeTemplate } from './template.js';
import type { Undo } from './undo.js';

/** Says, on a slot's element that the page renders itself, which variant it shows; `default` for the shop's own. */
export const renderedMark = 'data-vitrine-variant';

/** Whether the page renders a variant itself, since the config does not say what to write. */
export const isRendered = ({ content, list, template }: VariantConfig): boolean =>
  !content && !(list ?? { template }).template;

/** Looks the variant's places up in one slot element: hands back what writes them all, or why none may be written. */
export function prepareSwap(
  slot: Element,
  variant: VariantConfig,
  { wanted, lay }: Pick<Wish, 'wanted' | 'lay'>,
): ((undo: Undo) => void) | Fault {
  const { template, content = {}, list } = variant;
  const object = wanted?.object;
  if (isRendered(variant) && !slot.hasAttribute(renderedMark)) return ['slot-unrendered', ''];
  // the file that shows lists has not come: that was told
  if (list?.template) return lay?.(slot, list, wanted!.items) ?? ['slot-failed', ''];
  if (template !== undefined) {
    const found = findTemplate(slot, template);
    return found ? (undo) => writeTemplate(slot, found, undo) : ['slot-template', '.template'];
  }
  const writes: ((undo: Undo) => void)[] = [];
  for (const [selector, part] of Object.entries(content)) {
    const field = `.content[${JSON.stringify(selector)}]`;
    const found = selector === ':scope' ? slot : findAll(slot, selector)?.[0];
    if (!found) return ['slot-element', field];
    const fault = faultOf(found, part, object);
    if (fault) return [fault[0], field + fault[1], fault[2]];
    writes.push((undo) => writeContent(found, part, [undo, object]));
  }
  return (undo) => writes.forEach((write) => write(undo));
}
