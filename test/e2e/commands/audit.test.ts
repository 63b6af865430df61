import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Audit } from '../../../cli/auditing/audit.js';
import { serveExamples } from '../../../examples/serve.mjs';
import { findBrowser } from '../find-browser.js';
import { serveShop } from '../shops/serve-shop.js';

type Answer = Readonly<{ status: number; out: string; err: string }>;

/** Runs the built command, with the browser that the tests have found. */
const vitrine = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answer> =>
  new Promise((answer) => {
    const options = { env: { ...process.env, CHROME_PATH: findBrowser(), ...env }, maxBuffer: 1 << 26 };
    const child = execFile('node', ['dist/cli.js', 'audit', ...args], options, (_, out, err) =>
      answer({ status: child.exitCode ?? -1, out, err }),
    );
  });

async function audit(...args: readonly string[]): Promise<Audit & { status: number }> {
  const { status, out, err } = await vitrine([...args, '--json']);
  if (!out) throw new Error(err);
  return { status, ...JSON.parse(out) };
}

const found = ({ findings }: Audit) =>
  findings.map(({ code, kind, name, count }) => [code, kind, name, count].filter(Boolean).join(' ')).toSorted();

const folder = mkdtempSync(join(tmpdir(), 'vitrine-audit-'));

describe('vitrine audit in a browser', () => {
  it('finds each planted fault of a shop exactly once', { timeout: 180_000 }, async () => {
    const told = await audit('test/e2e/shops/faulty');
    expect(told.pages).toHaveLength(19);
    expect(found(told)).toEqual(
      [
        'consent-late consent 1',
        'event-missing product view_item 1',
        'item-id-missing product view_item 1',
        'number-unreadable product view_item 1',
        'currency-missing product view_item 1',
        'price-missing product view_item 1',
        'items-missing product add_to_cart 1',
        'event-double product view_item 1',
        'event-again product view_item 1',
        'said-twice product view_item 1',
        'name-unknown product addToBasket 1',
        'field-refused product view_item 1',
        'sensitive-dropped product view_item 1',
        'weak-source lookbook view_item 1',
        'value-missing thanks purchase 1',
        'transaction-id-missing thanks purchase 1',
        'page-kind-unknown other page_view 1',
        'event-missing sale view_item_list 1',
        'search-term-missing search search 1',
      ].toSorted(),
    );
    const where = told.findings.find(({ code }) => code === 'item-id-missing')!.at!;
    expect(where.map((url) => new URL(url).pathname)).toEqual(['/p/no-id.html']);
    expect(told.status).toBe(1);
  });

  describe('on a shop with routes', () => {
    let shop: Awaited<ReturnType<typeof serveShop>>;
    beforeAll(async () => void (shop = await serveShop({ folder: 'test/e2e/shops/faulty-routes' })));
    afterAll(() => shop.close());

    it('sees a lost page view and a silent control, and says how they are mended', async () => {
      const told = await audit(shop.url, '--add');
      expect(found(told)).toContain('page-view-lost page_view 1');
      const lost = told.findings.find(({ code }) => code === 'page-view-lost')!;
      expect(JSON.parse(`{${lost.snippet}}`)).toEqual({ capture: { routeQuery: ['product_id'] } });
    });

    it('hears the routes once the config names their parameter', async () => {
      const config = join(folder, 'config.json');
      writeFileSync(config, JSON.stringify({ capture: { routeQuery: ['product_id'] } }));
      const told = await audit(shop.url, '--add', '--config', config);
      expect(found(told)).toEqual(['add-to-cart-missing product add_to_cart 1']);
      expect(told.findings[0]!.what).toContain('“Add to cart” was clicked');
    });
  });

  it(
    'finds nothing at fault in the demo shop, follows its links, and fills its cart',
    { timeout: 120_000 },
    async () => {
      const shop = await serveExamples({ port: 0 });
      const told = await audit(`${shop.url}/01-script-tag/`, '--add', '--pages', '7');
      await shop.close();
      const kinds = told.hearing.filter(({ name }) => name === 'page_view').map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['home', 'product', 'listing', 'cart']));
      expect(told.hearing).toContainEqual(expect.objectContaining({ name: 'add_to_cart', fates: { kept: 1 } }));
      expect(told.hearing).toContainEqual(expect.objectContaining({ name: 'view_cart', kind: 'cart' }));
      expect(found(told)).toEqual([]);
      expect(told.status).toBe(0);
    },
  );

  it('says why it cannot look', async () => {
    expect(await vitrine(['http://127.0.0.1:9/'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('could not be opened'),
    });
    expect(await vitrine([folder])).toMatchObject({ status: 2, err: expect.stringContaining('has no HTML page') });
  });
});
