import { tap } from '../../lib/tap.js';
import type { ManagerTools } from './manager.js';

type Layer = { readonly [index: number]: unknown; readonly length: number; push(...entries: unknown[]): unknown };

/** By consent type, whether it is granted; absent where nothing was said. */
export type Told = Record<string, boolean | undefined>;

/** What a data layer has been told of consent. */
export type ConsentLayer = Readonly<{ updates: Readonly<Told>; defaults: Readonly<Told> }>;

/**
 * Listens to the page's data layer, and hands back what reads it: only what is new, unless another layer has taken its place, which
 * then knows all there is to know. Updates are merged, since each names but what has changed. Which region a word is for nobody tells:
 * of defaults the strictest is taken, until there is an update, which grants for every region or not at all.
 */
export function openConsentLayer({ global, changed, signal }: ManagerTools): () => ConsentLayer {
  let layer: Layer | undefined;
  let push: unknown;
  let untap: (() => void) | undefined;
  let seen = 0;
  let last: unknown;
  let updates: Told = {};
  let defaults: Told = {};
  signal.addEventListener('abort', () => untap?.());

  const take = (entry: unknown): void => {
    const { 0: command, 1: about, 2: given } = Object(entry) as Record<number, unknown>;
    if (command !== 'consent') return;
    const { region, ...types } = Object(given) as Record<string, unknown>;
    for (const [type, value] of Object.entries(types)) {
      const isGranted = value === 'granted';
      if (about === 'update' && !(isGranted && region)) updates[type] = isGranted;
      else if (about === 'default' && !Object.keys(updates)[0]) defaults[type] = isGranted && defaults[type] !== false;
    }
  };
  const follow = (): void => {
    const now = global('dataLayer') as Layer | undefined;
    if (now !== layer) {
      layer = now;
      seen = 0;
      updates = {};
      defaults = {};
    }
    if (push === layer?.push) return;
    // somebody has wrapped it or put another in its place
    untap?.();
    untap = typeof layer?.push === 'function' ? tap(layer, 'push', () => changed()) : undefined;
    push = layer?.push;
  };

  follow();
  return () => {
    follow();
    // a tag cuts off the beginning of a long layer
    if (seen && layer?.[seen - 1] !== last) seen = 0;
    for (; seen < (layer?.length ?? 0); seen++) take((last = layer?.[seen]));
    return { updates, defaults };
  };
}
