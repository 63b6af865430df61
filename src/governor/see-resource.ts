import { ownFile } from './own-file.js';
import { add } from './parts.js';
import type { View } from './view.js';

export type Resource = Readonly<{ name: string; transferSize: number; requestStart: number }>;

/** Counts the bytes of an own file on the wire, headers included; without Timing-Allow-Origin the sum is no longer known. */
export function seeResource({ name, transferSize, requestStart }: Resource, { assets, parts }: View): void {
  const file = ownFile(name, assets);
  if (!file) return;
  add(parts.bytes, file, transferSize);
  // a file from the cache may have no size either, but it has its times
  if (!requestStart) parts.bytes = undefined;
}
