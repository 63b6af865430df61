import { readFile, readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.wasm': 'application/wasm',
};

/** A folder on a port of this machine: its address and the paths of its HTML pages, in order. */
export type ServedFolder = Readonly<{ url: string; pages: readonly string[]; close(): void }>;

/** Serves the files of a folder on 127.0.0.1; the caller closes. Rejects if there is no such folder. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const root = resolve(folder);
  const pages = await listPages(root);
  const server = createServer(async (request, response) => {
    const file = await findFile(root, new URL(request.url ?? '/', 'http://folder').pathname);
    if (!file) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(await readFile(file));
  });
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listPages(root: string): Promise<readonly string[]> {
  const names = await readdir(root, { recursive: true });
  return names
    .map((name) => name.split(sep))
    .filter((parts) => /\.html?$/i.test(parts.at(-1)!) && !parts.some((part) => /^(\.|node_modules$)/.test(part)))
    .map((parts) => `/${parts.map(encodeURIComponent).join('/')}`.replace(/\/index\.html$/i, '/'))
    .toSorted((one, other) => one.split('/').length - other.split('/').length || (one < other ? -1 : 1));
}

/** The file of an address: itself, the page of that name, or the folder's index. Nothing outside of the root. */
async function findFile(root: string, path: string): Promise<string | undefined> {
  let name: string;
  try {
    name = decodeURIComponent(path);
  } catch {
    // no such escape: no such file
    return undefined;
  }
  const at = resolve(root, `.${name}`);
  if (name.includes('\0') || (at !== root && !at.startsWith(root + sep))) return undefined;
  for (const file of [at, `${at}.html`, join(at, 'index.html')]) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
  return undefined;
}
