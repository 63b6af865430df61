import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveFolder, type ServedFolder } from '../../../../cli/auditing/serve-folder.js';

const above = mkdtempSync(join(tmpdir(), 'vitrine-served-'));
const root = join(above, 'shop');
let served: ServedFolder;

beforeAll(async () => {
  for (const path of ['p', '.git', 'node_modules/x']) mkdirSync(join(root, path), { recursive: true });
  for (const path of [
    'index.html',
    'p/index.html',
    'p/kettle & tea.html',
    '.git/x.html',
    'node_modules/x/x.html',
    'a.js',
  ])
    writeFileSync(join(root, path), path);
  writeFileSync(join(above, 'secret.txt'), 'secret');
  served = await serveFolder(root);
});
afterAll(() => served.close());

/** As it stands: `fetch` would tidy the path up. */
const ask = (path: string): Promise<{ status: number; body: string; type: string }> =>
  new Promise((answer, failed) => {
    const { hostname, port } = new URL(served.url);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (part) => (body += part));
      response.on('end', () =>
        answer({ status: response.statusCode!, body, type: String(response.headers['content-type']) }),
      );
    })
      .on('error', failed)
      .end();
  });

it('lists every page, the front first, without hidden folders and packages', () => {
  expect(served.pages).toEqual(['/', '/p/', '/p/kettle%20%26%20tea.html']);
});

it('answers with files, folders’ indexes and pages without their ending', async () => {
  expect(await ask('/')).toMatchObject({ status: 200, body: 'index.html', type: 'text/html; charset=utf-8' });
  expect(await ask('/p')).toMatchObject({ body: 'p/index.html' });
  expect(await ask('/p/kettle%20%26%20tea')).toMatchObject({ body: 'p/kettle & tea.html' });
  expect(await ask('/a.js?v=1')).toMatchObject({ body: 'a.js', type: 'text/javascript' });
});

it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/none', '/%ff', '/a%00.js'])(
  'has nothing at %s',
  async (path) => {
    expect((await ask(path)).status).toBe(404);
  },
);

it('listens on this machine only', () => expect(new URL(served.url).hostname).toBe('127.0.0.1'));
