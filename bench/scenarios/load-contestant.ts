import { at, type Contestant } from '../contestant.js';
import type { Bench, Tab } from '../pages/open-bench.js';

/** Fetches a contestant's script as text, so that its evaluation can be timed apart from its transport. */
export async function fetchScript({ page }: Tab, { file }: Contestant): Promise<void> {
  await page.evaluate(async (url) => {
    const state = globalThis as unknown as { benchCode: string };
    state.benchCode = url ? await (await fetch(url)).text() : '';
  }, file);
}

/** Parses, compiles and runs it at once, as an inline script without a code cache. Resolves to milliseconds of wall time. */
export async function evaluateScript({ page }: Tab, { shop }: Bench, contestant: Contestant): Promise<number> {
  const dataset = Object.entries(contestant.dataset ?? {}).map(
    ([key, value]) => [key, at(shop.origin, value)] as const,
  );
  return page.evaluate((entries) => {
    const script = document.createElement('script');
    for (const [key, value] of entries) script.dataset[key] = value;
    script.textContent = (globalThis as unknown as { benchCode: string }).benchCode;
    const start = performance.now();
    document.head.append(script);
    return performance.now() - start;
  }, dataset);
}

/** Runs code as a shop's own inline script would. Resolves to milliseconds of wall time. */
export async function runInit({ page }: Tab, { shop }: Bench, code = ''): Promise<number> {
  return page.evaluate(
    (body) => {
      const init = new Function(body);
      const start = performance.now();
      init();
      return performance.now() - start;
    },
    at(shop.origin, code),
  );
}

/** Waits until a contestant is in working order; false if it is not within 20 s. */
export async function settled({ page }: Tab, { ready }: Contestant, pause: number): Promise<boolean> {
  await page.waitForTimeout(pause);
  if (!ready) return true;
  const waited = await page.waitForFunction(ready, null, { timeout: 20_000, polling: 100 }).catch(() => undefined);
  return !!waited;
}
