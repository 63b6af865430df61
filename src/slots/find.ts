import { hostMark } from './conceal.js';
import { isFrameworkRoot } from './hydration.js';
import type { SlotConfig } from './slot-config.js';

const most = 100;
const never = 'html,body,head,head *';

/** The elements by selector that are the shop's own, none of ours, in one place or several; undefined: not a selector. */
export function findAll(scope: ParentNode | readonly ParentNode[], selector: string): readonly Element[] | undefined {
  try {
    return [scope]
      .flat()
      .flatMap((one) => Array.from(one.querySelectorAll(selector)))
      .filter((element) => !element.closest(`[${hostMark}]`));
  } catch {
    // Not a selector: the caller reports it.
    return undefined;
  }
}

// The page itself, or the open shadow roots of the hosts that the config names; undefined: one of these is no selector.
const findScopes = (
  root: Document,
  { shadow = [] }: SlotConfig,
  meet?: (host: Element) => void,
): readonly ParentNode[] | undefined =>
  [shadow].flat().reduce<readonly ParentNode[] | undefined>(
    (scopes, selector) =>
      scopes &&
      findAll(scopes, selector)?.flatMap((host) => {
        meet?.(host);
        return host.shadowRoot ?? [];
      }),
    [root],
  );

/** The hosts on the way to a slot in a shadow root, as far as there are any by now. */
export function findHosts(root: Document, config: SlotConfig): readonly Element[] {
  const hosts: Element[] = [];
  findScopes(root, config, (host) => hosts.push(host));
  return hosts;
}

/** The elements of a slot on this page, by its selector or by `data-vitrine-slot`; or undefined where that
 * is no selector, or one that reaches too far. */
export function findSlot(root: Document, name: string, config: SlotConfig): readonly Element[] | undefined {
  const scopes = findScopes(root, config);
  const found = scopes && findAll(scopes, config.selector ?? `[data-vitrine-slot=${JSON.stringify(name)}]`);
  return found && found.length <= most && !found.some((element) => element.matches(never) || isFrameworkRoot(element))
    ? found
    : undefined;
}
