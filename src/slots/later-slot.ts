import { hostMark } from './conceal.js';
import { findSlot } from './find.js';
import type { Choice } from './slot.js';
import type { SlotConfig } from './slot-config.js';
import type { StoredSlot, StoredWrite } from './stored-slot.js';
import { unsettled } from './writes-of.js';

/** The custom property with the height that the variant had, for the shop's `min-height`. */
const ROOM = '--vitrine-room';
/** The custom property that names the shop's keyframes for the moment until the core has come. */
const WAIT: StoredWrite = [':scope', '--vitrine-wait', 'vitrine-wait'];

/** The height of the content box, or of the border box where `box-sizing` says so: what `min-height` sets. Undefined where the variant does not stand. */
function heightOf(element: Element | undefined, variant: string): string | undefined {
  if (!element?.querySelector(`:scope>[${hostMark}]`) && element?.getAttribute('data-vitrine-variant') !== variant)
    return undefined;
  const { style } = element as HTMLElement;
  const room = style.getPropertyValue(ROOM);
  // what was kept the last time is not to be measured; nothing is painted in between
  if (room) style.setProperty(ROOM, '0px');
  const [height] = /^[\d.]+px$/.exec(getComputedStyle(element).height) ?? [];
  if (room) style.setProperty(ROOM, room);
  return height;
}

/**
 * What is kept of a choice that the core has to show: its name, and for the head stub the room that it takes, measured where it stands on
 * this page, else as `earlier` has it. Undefined where the config has no such variant, or it cannot be found.
 */
export function laterSlot(config: SlotConfig, choice: Choice, earlier: StoredSlot | undefined): StoredSlot | undefined {
  const { slot, variant, object } = choice;
  const { selector = `[data-vitrine-slot=${JSON.stringify(slot)}]`, variants, shadow } = config;
  const found = findSlot(document, slot, config);
  if (!Object.hasOwn(variants, variant) || !found) return undefined;
  const height = heightOf(found[0], variant);
  const room: readonly StoredWrite[] = height
    ? [[':scope', ROOM, height]]
    : (earlier?.writes.filter(([, name]) => name === ROOM) ?? []);
  // the stub would find others, or none
  const writes = shadow || unsettled.test(selector) ? [] : [WAIT, ...room];
  return { slot, selector, variant, later: true, writes, ...(object && { object }) };
}
