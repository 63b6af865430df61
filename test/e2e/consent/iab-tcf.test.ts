import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, openVisitor, type Stage } from '../launch.js';
import { until } from '../shop.js';
import { bundleClient } from '../shops/layers/bundle-client.js';
import { serveShop } from '../shops/serve-shop.js';
import { describeBanner, granted } from './banner-matrix.js';

/** A banner as shops have it, on the IAB's own stub, API and encoder. */
const BANNER = `
import { openTcfCmp, tcString } from './test/contract/consent/tcf-cmp.ts';
const cmp = openTcfCmp();
const choose = (...purposes) => {
  cmp.choose({ purposes });
  document.getElementById('banner').hidden = true;
};
const button = (id, run) => {
  const one = Object.assign(document.createElement('button'), { id, textContent: id });
  one.addEventListener('click', run);
  return one;
};
const start = () => {
  const banner = Object.assign(document.createElement('div'), { id: 'banner', hidden: !!localStorage.length });
  banner.append(
    button('accept', () => choose(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
    button('preferences', () => choose(1, 5, 6, 11)),
    button('refuse', () => choose()),
  );
  document.body.append(banner, button('manage', () => {
    banner.hidden = false;
    cmp.showDialog();
  }));
  // later than its script, as those do that fetch a vendor list
  const preset = () => cmp.tell(tcString({ purposes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }), true);
  setTimeout(globalThis.isPreset ? preset : cmp.start, 50);
};
if (document.body) start();
else addEventListener('DOMContentLoaded', start);`;

const STUB = `<script>${readFileSync('node_modules/@iabtechlabtcf/stub/lib/stub.js', 'utf8')}</script>`;

describeBanner('tcf', {
  files: async () => ({ '/cmp.js': await bundleClient(BANNER) }),
  html: `${STUB}<script src="/cmp.js"></script>`,
  presuming: `<script>isPreset = true;</script>${STUB}<script src="/cmp.js"></script>`,
  script: '/cmp.js',
  asks: () => document.getElementById('banner')?.hidden === false,
  accept: (page) => page.click('#accept'),
  allowPreferences: (page) => page.click('#preferences'),
  async withdraw(page) {
    await page.click('#manage');
    await page.click('#refuse');
  },
});

/** A stub as most managers ship it: unlike the IAB's own, it remembers who asked by a message, so that events reach them. */
const KEEPING_STUB = `<script>
  const queue = [];
  window.__tcfapi = (...asked) => {
    if (!asked.length) return queue;
    if (asked[0] === 'ping') asked[2]({ cmpLoaded: false, cmpStatus: 'stub' }, true);
    else queue.push(asked);
  };
  addEventListener('message', ({ data, source }) => {
    const asked = data?.__tcfapiCall;
    const answer = (returnValue, success) =>
      source.postMessage({ __tcfapiReturn: { returnValue, success, callId: asked.callId } }, '*');
    if (asked) window.__tcfapi(asked.command, asked.version, answer, asked.parameter);
  });
  addEventListener('DOMContentLoaded', () => {
    document.body.append(Object.assign(document.createElement('iframe'), { name: '__tcfapiLocator', hidden: true }));
  });
</script>`;

const VITRINE = `
<script type="application/json" data-vitrine-config>${JSON.stringify({ models: false, budget: false, consent: 'auto' })}</script>
<script async src="/vitrine/vitrine.js"></script>`;
const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body>${body}</body></html>`;

describe('tcf, for a shop in a frame of a page of another origin, which has the API', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  /** The page with its banner, and the frame. */
  async function openFramed(stub: string) {
    const inner = await serveShop({ files: { '/index.html': page(VITRINE, '<h1>Shop</h1>') } });
    const address = inner.url.replace('127.0.0.1', 'localhost');
    const outer = await serveShop({
      files: {
        '/cmp.js': await bundleClient(BANNER),
        '/index.html': page(`${stub}<script src="/cmp.js"></script>`, `<iframe src="${address}/"></iframe>`),
      },
    });
    const visitor = await openVisitor(stage);
    await visitor.page.goto(`${outer.url}/`);
    await until(visitor.page, () => document.getElementById('banner')?.hidden === false);
    const shop = visitor.page.frames().find((frame) => frame.url().startsWith(address))!;
    const toldOf = () =>
      shop.evaluate(() => globalThis.vitrine?.consent?.debug?.().sources.find(({ source }) => source === 'tcf')?.note);
    await expect.poll(toldOf, { timeout: 5000 }).toBe('no answer yet');
    return {
      top: visitor.page,
      shop,
      heard: () => granted(shop as never),
      async close() {
        expect(visitor.errors.filter((error) => !error.includes('favicon'))).toEqual([]);
        await visitor.context.close();
        inner.close();
        outer.close();
      },
    };
  }

  it('asks by messages, and opens and closes in step with that page', async () => {
    const { top, heard, close } = await openFramed(KEEPING_STUB);
    expect(await heard()).toEqual([]);
    await top.click('#preferences');
    await expect.poll(heard, { timeout: 2000 }).toEqual(['contextual', 'persist', 'personalize']);
    await top.click('#manage');
    await top.click('#refuse');
    await expect.poll(heard, { timeout: 500 }).toEqual([]);
    await close();
  });

  it('asks anew at each look where that page’s stub, the IAB’s own, forgets who asked', async () => {
    const { top, shop, heard, close } = await openFramed(STUB);
    await top.click('#preferences');
    await shop.click('h1');
    await expect.poll(heard, { timeout: 2000 }).toEqual(['contextual', 'persist', 'personalize']);
    await top.click('#manage');
    await top.click('#refuse');
    await shop.click('h1');
    await expect.poll(heard, { timeout: 500 }).toEqual([]);
    await close();
  });
});
