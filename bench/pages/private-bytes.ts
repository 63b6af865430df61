import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Bytes that the browser's page processes have for themselves; undefined but on Linux, which tells. */
export async function privateBytes(browser: Browser): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { id }) => sum + privateOf(id), 0);
}

function privateOf(id: number): number {
  const told = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
  return [...told.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].reduce(
    (sum, [, kilobytes]) => sum + Number(kilobytes) * 1024,
    0,
  );
}
