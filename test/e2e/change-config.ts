import type { BrowserContext } from 'playwright-core';

/** Merges `patch` into the config block of every page that the examples serve from now on. */
export async function changeConfig(context: BrowserContext, patch: object): Promise<void> {
  await context.route(/\/\d\d-[\w-]+\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const block = /(?<=<script type="application\/json" data-vitrine-config>)[\s\S]*?(?=<\/script>)/;
    const body = html.replace(block, (json) => JSON.stringify({ ...JSON.parse(json), ...patch }));
    await route.fulfill({ response, body });
  });
}
