import { faultOf, writeContent } from './element-content.js';
import { findAll, findSlot } from './find.js';
import { foreignAddress } from './foreign-address.js';
import { isProperty } from './read-write.js';
import type { Choice } from './slot.js';
import type { ElementContent, SlotConfig } from './slot-config.js';
import type { StoredSlot, StoredWrite } from './stored-slot.js';
import type { Undo } from './undo.js';

/** Selectors that match other elements while a page is parsed than in the end. */
export const unsettled = /:(last|only|nth-last|empty|has)/;
/** Writes, as `name=value`, that the stub does not do: it gives no empty attribute to an element that lacks it. */
const beyond = /^(lang|dir|data-vitrine|data-[^=]*=$)/;

/** What writing the content comes to, tried on an element of the right kind; undefined where that is not safe, or beyond the stub. */
function writesTo(selector: string, content: ElementContent, object: Choice['object']): StoredWrite[] | undefined {
  const { link, image } = content;
  const sample = document.createElement(image ? 'img' : link === undefined ? 'p' : 'a');
  sample.textContent = '.';
  sample.setAttribute('loading', 'lazy');
  sample.setAttribute('srcset', '');
  if (unsettled.test(selector) || !findAll(sample, selector) || faultOf(sample, content, object)) return undefined;
  const writes: StoredWrite[] = [];
  // a browser trims custom properties
  const write: Undo['write'] = (_, name, value) =>
    writes.push(isProperty(name) ? [selector, name, value.trim()] : [selector, name.toLowerCase(), value]);
  writeContent(sample, content, [{ write } as Undo, object]);
  return writes.some(
    ([, name, value]) => beyond.test(`${name}=${value}`) || (/^(href|s)/.test(name) && foreignAddress.test(value)),
  )
    ? undefined
    : writes;
}

/**
 * What the head stub has to write to show this choice, or undefined where it could not do so as the slots do: the shop's own content,
 * a template, an address of another scheme than http and https, an attribute or a selector that is not for it.
 */
export function writesOf(config: SlotConfig, { slot, variant: name, object }: Choice): StoredSlot | undefined {
  const { selector = `[data-vitrine-slot=${JSON.stringify(slot)}]`, variants } = config;
  const variant = variants[name];
  // a price waits for what vets it
  if (
    !variant?.content ||
    variant.template ||
    variant.price ||
    // the stub finds nothing there
    config.shadow ||
    (!object && JSON.stringify(variant).includes('{object}'))
  )
    return undefined;
  const writes = Object.entries(variant.content).map(([inner, content]) => writesTo(inner, content, object));
  if (unsettled.test(selector) || writes.includes(undefined) || !findSlot(document, slot, config)) return undefined;
  return { slot, selector, variant: name, writes: (writes as StoredWrite[][]).flat(), ...(object && { object }) };
}
