import { visibleChildren } from './conceal.js';
import { findAll } from './find.js';
import type { Undo } from './undo.js';

/** The first `<template>` by that selector, in the slot's own shadow root or else in the page; or undefined. */
export const findTemplate = (slot: Element, selector: string): HTMLTemplateElement | undefined =>
  findAll([slot.getRootNode() as ShadowRoot, slot.ownerDocument], selector)?.find(
    (element): element is HTMLTemplateElement => element.localName === 'template',
  );

/** Hides the slot's own children and shows a copy of the template beside them. */
export function writeTemplate(slot: Element, template: HTMLTemplateElement, undo: Undo): void {
  const copy = slot.ownerDocument.importNode(template.content, true);
  // They would run anew on every swap.
  for (const script of copy.querySelectorAll('script')) script.remove();
  visibleChildren(slot).forEach(undo.hide);
  const host = undo.host(slot, 'div');
  // No box of its own: the copy takes part in the slot's layout. The CSSOM is open under a strict CSP.
  host.style.display = 'contents';
  host.append(copy);
}
