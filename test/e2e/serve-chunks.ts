import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page in the parts in which the network brings it, 150 ms apart; or a file. */
export type Served = Readonly<{ type?: string; parts: readonly string[]; headers?: Readonly<Record<string, string>> }>;

/** Serves what `pages` holds by its path, and dist/ under /vitrine/. */
export type Chunked = Readonly<{ url: string; pages: Map<string, Served>; close(): void }>;

const PAUSE = 150;

/** Starts the server on this machine. */
export async function serveChunks(): Promise<Chunked> {
  const pages = new Map<string, Served>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, 'http://shop');
    const served = pages.get(pathname) ?? fromDist(pathname);
    const { type = 'text/html; charset=utf-8', parts = ['Not found'], headers } = served ?? {};
    response.writeHead(served ? 200 : 404, { 'content-type': type, 'cache-control': 'no-store', ...headers });
    for (const part of parts) {
      response.write(part);
      if (part !== parts.at(-1)) await new Promise((later) => setTimeout(later, PAUSE));
    }
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function fromDist(path: string): Served | undefined {
  const name = /^\/vitrine\/([\w.]+\.js)$/.exec(path)?.[1];
  return name ? { type: 'text/javascript', parts: [readFileSync(`dist/${name}`, 'utf8')] } : undefined;
}
