import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** What a shop answers besides its files. */
export type Reply = Readonly<{
  status?: number;
  type?: string;
  body?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** What was asked of a shop. */
export type Ask = Readonly<{ method: string; path: string; query: URLSearchParams; body: string }>;

/** A shop: the folder of its files, and what its server does. A path that ends in `/` is its `index.html`. */
export type Shop = Readonly<{
  folder?: string;
  /** Texts by path, such as bundled clients. */
  files?: Readonly<Record<string, string>>;
  answer?: (ask: Ask) => Reply | undefined;
}>;

export type ServeOptions = Readonly<{
  /** Stands before `</head>` of each page. */
  head?: string;
}>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
};

const read = (file: string): string | undefined =>
  statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}

function find({ folder, files, answer }: Shop, ask: Ask): Reply | undefined {
  const { path } = ask;
  if (path === '/favicon.ico') return { status: 204 };
  if (path.startsWith('/vitrine/')) {
    const body = read(join('dist', path.slice(9)));
    return body === undefined ? undefined : { type: TYPES[extname(path)] ?? 'application/octet-stream', body };
  }
  const told = answer?.(ask);
  if (told) return told;
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const names = [file, `${file}.html`];
  for (const name of names) {
    const body = files?.[name] ?? (folder && read(join(folder, name)));
    if (typeof body === 'string') return { type: TYPES[extname(name)] ?? 'text/html; charset=utf-8', body };
  }
  return undefined;
}

/** Models are bytes. */
function bytesOf(path: string): Buffer | undefined {
  const file = join('dist', path.slice(9));
  return /^\/vitrine\/.*\.(onnx|wasm)$/.test(path) && statSync(file, { throwIfNoEntry: false })
    ? readFileSync(file)
    : undefined;
}

/** Serves a shop, and Vitrine's built files under /vitrine/, on this machine; the caller closes. */
export async function serveShop(shop: Shop, { head = '' }: ServeOptions = {}) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://shop');
    const path = decodeURIComponent(pathname);
    const bytes = bytesOf(path);
    if (bytes) return void response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
    const body = await bodyOf(request);
    const reply = find(shop, { method: request.method!, path, query: searchParams, body });
    const { status = reply ? 200 : 404, type = TYPES['.html']!, body: text = '', headers } = reply ?? {};
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    response.end(type.startsWith('text/html') ? text.replace('</head>', () => `${head}</head>`) : text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
