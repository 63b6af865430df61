import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Bytes that each of the browser's page processes has for itself, by process; undefined but on Linux, which tells. */
export type PrivateBytes = ReadonlyMap<number, number> | undefined;

/** Reads {@link PrivateBytes} as they are now. */
export async function privateBytes(browser: Browser): Promise<PrivateBytes> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => [id, privateOf(id)]));
}

/** By how many bytes the page that works has grown: the process that grew most. Others start and settle meanwhile as they like. */
export function growthOf(before: PrivateBytes, after: PrivateBytes): number | undefined {
  if (!before || !after) return undefined;
  return Math.max(...[...before].map(([id, bytes]) => (after.get(id) ?? 0) - bytes));
}

function privateOf(id: number): number {
  const told = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
  return [...told.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce(
    (sum, [, kilobytes]) => sum + Number(kilobytes) * 1024,
    0,
  );
}
