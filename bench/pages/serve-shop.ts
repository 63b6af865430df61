import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { answer, posthogConfigScript } from '../peers/answers.js';
import { crowded } from './crowded.js';
import { listing } from './listing.js';

/** Milliseconds that each kind of answer waits. */
export type Delays = Readonly<{ page: number; script: number; api: number }>;

/** What was asked for, and when (milliseconds since the epoch). */
export type Asked = Readonly<{ path: string; at: number }>;

/** The listing at `/shop`, a big product page at `/crowded`, Vitrine's files under `/vitrine/`, the peers' under `/peers/`; every other address is some peer's API. */
export type Shop = Readonly<{
  origin: string;
  /** What the next page view gets in its head, and how slowly; empties the list of requests. */
  show(head?: string, delays?: Delays): void;
  /** Requests since the last `show`, but for the page itself. */
  requests(): readonly Asked[];
  close(): void;
}>;

/** Folders that files are served from. */
export type Folders = Readonly<{ vitrine: string; peers: string }>;

type Answer = Readonly<{ type: string; body: string | Buffer; wait: number; status?: number }>;

const compressed = new WeakMap<Buffer, Buffer>();

/** What a shop's server compresses. Not WASM: it is measured on this machine's own network, where that would only slow it. */
const TEXT = /^text|json/;

/** Once for a file. */
function compress(body: string | Buffer): Buffer {
  if (typeof body === 'string') return gzipSync(body);
  const gzip = compressed.get(body) ?? gzipSync(body);
  compressed.set(body, gzip);
  return gzip;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
// isolated, so that performance.now() is exact to 5 µs
const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'access-control-allow-origin': '*',
};
const AT_ONCE: Delays = { page: 0, script: 0, api: 0 };

/** Serves the shop on this machine. */
export async function serveShop(folders: Folders): Promise<Shop> {
  let state = { head: '', delays: AT_ONCE, asked: [] as Asked[] };
  const files = new Map<string, Buffer>();
  const read = (path: string, wait: number): Answer | undefined => {
    const [, folder, name = ''] = /^\/(vitrine|peers)\/([\w./-]+)$/.exec(path) ?? [];
    if (!folder || name.includes('..')) return undefined;
    const file = join(folders[folder as keyof Folders], name);
    if (!files.has(file)) files.set(file, readFileSync(file));
    return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: files.get(file)!, wait };
  };
  const answerTo = (path: string): Answer => {
    const { head, delays } = state;
    if (path === '/shop') return { type: 'text/html; charset=utf-8', body: listing(head), wait: delays.page };
    if (path === '/crowded') return { type: 'text/html; charset=utf-8', body: crowded(head), wait: delays.page };
    if (path === '/favicon.ico') return { type: 'image/x-icon', body: '', wait: 0 };
    state.asked.push({ path, at: Date.now() });
    const file = read(path, delays.script);
    if (file) return file;
    if (path.includes('/config.js')) return { type: 'text/javascript', body: posthogConfigScript, wait: delays.api };
    return { type: 'application/json', body: JSON.stringify(answer(path)), wait: delays.api };
  };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const path = new URL(request.url!, 'http://shop').pathname;
      let found: Answer;
      try {
        found = answerTo(path);
      } catch {
        // only a file that is not there
        found = { type: 'text/plain', body: 'Not found', wait: 0, status: 404 };
      }
      const { status = 200, type, body, wait } = found;
      const packed = TEXT.test(type);
      const headers = { ...HEADERS, 'content-type': type, ...(packed && { 'content-encoding': 'gzip' }) };
      setTimeout(() => response.writeHead(status, headers).end(packed ? compress(body) : body), wait);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show(head = '', delays = AT_ONCE) {
      state = { head, delays, asked: [] };
    },
    requests: () => state.asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
