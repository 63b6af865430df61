import type { Scope } from '../../scope.js';

/** How often `look` runs without a hint, in milliseconds. */
const RHYTHM = 1000;

/**
 * Runs `look` now, when a script of the page has run (which may have put a client in place of its stub), behind clicks, before
 * the page is left, and each second: for queues and globals that tell nobody of their changes.
 */
export function lookOut(scope: Scope, look: () => void): void {
  const safe = scope.safe(look);
  safe();
  scope.on('visibilitychange pagehide', safe);
  scope.on('load', ({ target }) => (target as Element).localName === 'script' && safe(), document);
  // The page's own click handler runs after this one.
  scope.on('click', () => setTimeout(safe));
  const timer = setInterval(() => document.hidden || safe(), RHYTHM);
  scope.onEnd(() => clearInterval(timer));
}
