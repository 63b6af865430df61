/**
 * Whether a view transition runs on a page, from the call that starts it, or from the first look at a page that is navigated to, until
 * it is finished: what is written meanwhile jumps in its pictures. Browsers that have transitions and cannot say so get no answer.
 */
export function inTransition(root: Document): boolean {
  try {
    return root.documentElement.matches(':active-view-transition');
  } catch {
    // it knows no such selector
    return false;
  }
}
