import { everything } from './everything.js';
import type { Consent } from './open-consent.js';

/**
 * Keeps everything closed that would know a child: all but contextual mode. Nobody has said no, so what is kept of other pages stays, and other tabs
 * go on.
 */
export function hearChild({ say }: Consent): void {
  const { contextual: _, ...says } = everything('unknown');
  say({ source: 'child', says, note: 'a page for children' });
}
