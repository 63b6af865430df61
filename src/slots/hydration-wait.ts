/**
 * Notes in the page's own performance timeline how long the default stood since `since` because the page had to hydrate first: a measure
 * `vitrine-hydration-wait`, with the slot's name in its `detail`. What was not painted yet did not stand.
 */
export function noteWait(slot: string, since: number): void {
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  try {
    performance.measure('vitrine-hydration-wait', { start: Math.max(since, painted), detail: { slot } });
  } catch {
    // an older browser takes no options: then nobody is told
  }
}
