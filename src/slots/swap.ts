import type { SegmentObject } from '../segments/segment.js';
import { faultOf, writeContent } from './element-content.js';
import type { Fault } from './fault.js';
import { findAll } from './find.js';
import type { VariantConfig } from './slot-config.js';
import { findTemplate, writeTemplate } from './template.js';
import type { Undo } from './undo.js';

/** Looks the variant's places up in one slot element: hands back what writes them all, or why none may be written. */
export function prepareSwap(
  slot: Element,
  { template, content = {} }: VariantConfig,
  object: SegmentObject | undefined,
): ((undo: Undo) => void) | Fault {
  if (template !== undefined) {
    const found = findTemplate(slot.ownerDocument, template);
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
