/**
 * Whether something holds for an element in its own tree, or for a host of the shadow roots around it in the host's tree.
 */
export function holdsUpRoots(one: Element, holds: (one: Element, root: ShadowRoot) => unknown): boolean {
  const root = one.getRootNode() as ShadowRoot;
  // a link that stands nowhere has a `host` of its own: that of its address
  return !!holds(one, root) || (root.nodeType === 11 && !!root.host && holdsUpRoots(root.host, holds));
}
