import { createServer } from 'node:http';
import { access } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { renderShop } from './01-script-tag/shop.mjs';
import { buildApps } from './serve/build-apps.mjs';
import { listExamples, renderIndex } from './serve/index-page.mjs';
import { readStatic } from './serve/read-static.mjs';
import { renderApp } from './serve/render-app.mjs';
import { send } from './serve/send.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, '..', 'node_modules');
const ownDist = join(here, '..', 'dist');
const buildFirst = 'dist/ has no such file: run npm run build';
const buildAppFirst = 'This example is not built, or is being built: see the console of npm run demo';

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** What stands at a path: the first mount whose prefix fits answers, or nobody does. */
async function answer(url, { dist, examples }) {
  const path = decodeURIComponent(url.pathname);
  const under = (prefix) => path.startsWith(prefix) && path.slice(prefix.length);
  if (path === '/') return { type: 'text/html; charset=utf-8', body: renderIndex(await listExamples(here)) };
  let rest = under('/vitrine/');
  if (rest !== false) return (await readStatic(dist, rest)) ?? { status: 404, type: 'text/plain', body: buildFirst };
  rest = under('/01-script-tag/vendor/');
  if (rest !== false) return readStatic(join(modules, 'vanilla-cookieconsent', 'dist'), rest);
  rest = under('/01-script-tag');
  if (rest !== false) {
    return (await renderShop(url, readAsset)) ?? renderShop(new URL('/01-script-tag/missing', url), readAsset);
  }
  const example = /^\/(\d\d-[\w-]+)(\/.*)?$/.exec(path);
  return example ? serveExample(join(examples, example[1]), example[2]) : undefined;
}

const readAsset = (path) => readStatic(join(here, '01-script-tag'), path);

/** An example that has to be built is served as it was built, each address a page of the one app; any other as it stands. */
async function serveExample(folder, rest) {
  if (!rest) return { status: 301, location: `/${basename(folder)}/` };
  if (!(await exists(join(folder, 'vite.config.ts')))) return readStatic(folder, rest.slice(1));
  const missing = { status: 404, type: 'text/plain', body: extname(rest) ? 'Not found' : buildAppFirst };
  return (await renderApp(folder, rest.slice(1))) ?? missing;
}

async function handle(request, response, folders) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(request, response, { status: 405, type: 'text/plain', body: 'Only GET and HEAD are served here.' });
  }
  const found = await answer(new URL(request.url, 'http://localhost'), folders);
  return send(request, response, found ?? { status: 404, type: 'text/plain', body: 'Not found' });
}

/**
 * Serves every example, and Vitrine's own files under /vitrine/, on this machine.
 * Port 0 takes a free one. `dist` is the folder of Vitrine's built files, `examples` that of the examples but for the first.
 * Resolves when it listens; rejects if the port is taken.
 */
export async function serveExamples({ port = 4173, host = '127.0.0.1', dist = ownDist, examples = here } = {}) {
  const folders = { dist, examples };
  const server = createServer((request, response) => {
    handle(request, response, folders).catch((error) => {
      const bad = error instanceof URIError;
      if (!bad) console.error(error);
      response.writeHead(bad ? 400 : 500, { 'content-type': 'text/plain' }).end(bad ? 'Bad path' : 'Server error');
    });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://${host}:${server.address().port}`, close };
}

async function main() {
  const options = { port: { type: 'string', default: '4173' }, host: { type: 'string', default: '127.0.0.1' } };
  const { values } = parseArgs({ options });
  const { url } = await serveExamples({ port: Number(values.port), host: values.host });
  console.log(`Examples: ${url}/`);
  if (!(await exists(join(ownDist, 'vitrine.js')))) {
    console.error('The shop runs, but without Vitrine: dist/vitrine.js is missing. Run npm run build.');
    return;
  }
  await buildApps(here, (name) => console.log(`Built: ${url}/${name}/`));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error) => {
    console.error(error.code === 'EADDRINUSE' ? 'That port is taken: choose another with --port.' : error.message);
    process.exitCode = 1;
  });
}
