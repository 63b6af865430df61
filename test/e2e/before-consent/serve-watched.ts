import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { serveExamples } from '../../../examples/serve.mjs';
import { buildApps } from '../../../examples/serve/build-apps.mjs';
import { WATCHER } from '../../../cli/proving/page/caller-scripts.js';

/** A request as the server has had it. */
export type Served = Readonly<{ method: string; path: string; query: string; bytes: number; gpc: string | undefined }>;

/** The examples, with what watches as the first script of each page, until `close`. */
export type Watched = Readonly<{ url: string; served: Served[]; close(): Promise<void> }>;

const SCRIPT = `/${WATCHER}.js`;

/** Serves the examples through a server that logs every request and puts the watching script before every other. */
export async function serveWatched(): Promise<Watched> {
  const folder = await buildExamples();
  const examples = await serveExamples({ port: 0, examples: join(folder, 'examples') });
  const code = await readFile('dist/vitrine.prove.js', 'utf8');
  const watcher = `(() => {${code};window.seenActs = [];vitrineProve.watch({ tell: (act) => seenActs.push(JSON.parse(act)) })})()`;
  const served: Served[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const bytes = await bytesOf(request);
    const { pathname, search } = new URL(url, examples.url);
    if (pathname === SCRIPT) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(watcher);
    served.push({ method, path: pathname, query: search, bytes, gpc: headers['sec-gpc'] as string | undefined });
    const answer = await fetch(examples.url + url, { method, redirect: 'manual' });
    const [type = '', location] = [answer.headers.get('content-type') ?? '', answer.headers.get('location')];
    const body = Buffer.from(await answer.arrayBuffer());
    const isPage = type.startsWith('text/html');
    response.writeHead(answer.status, {
      ...(type && { 'content-type': type }),
      ...(location && { location }),
      // each page asks anew, so that the log has all that a page needs
      'cache-control': 'no-store',
    });
    response.end(isPage ? body.toString().replace('<head>', `<head><script src="${SCRIPT}"></script>`) : body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await examples.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder with the examples, built, and with what they need beside them: tests that run side by side must not build into the same. */
async function buildExamples(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-examples-'));
  const made = new Set(['node_modules', 'dist', 'public']);
  const filter = (path: string) => !made.has(basename(path));
  cpSync('examples', join(folder, 'examples'), { recursive: true, filter });
  for (const name of ['node_modules', 'dist', 'package.json']) symlinkSync(resolve(name), join(folder, name));
  await buildApps(join(folder, 'examples'), () => {});
  return folder;
}

async function bytesOf(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  return bytes;
}
