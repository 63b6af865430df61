import { hostMark } from './conceal.js';
import { isFrameworkRoot } from './hydration.js';
import type { SlotConfig } from './slot-config.js';

const most = 100;
const never = 'html,body,head,head *';

/** The elements by selector that are the shop's own, none of ours; undefined: not a selector. */
export function findAll(scope: ParentNode, selector: string): readonly Element[] | undefined {
  try {
    return [...scope.querySelectorAll(selector)].filter((element) => !element.closest(`[${hostMark}]`));
  } catch {
    // Not a selector: the caller reports it.
    return undefined;
  }
}

/** The elements of a slot on this page, by its selector or by `data-vitrine-slot`; or undefined where that
 * is no selector, or one that reaches too far. */
export function findSlot(root: Document, name: string, { selector }: SlotConfig): readonly Element[] | undefined {
  const found = findAll(root, selector ?? `[data-vitrine-slot=${JSON.stringify(name)}]`);
  return found && found.length <= most && !found.some((element) => element.matches(never) || isFrameworkRoot(element))
    ? found
    : undefined;
}
