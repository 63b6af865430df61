import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setupOf } from '../../../examples/sessions/fold-session.js';
import { foldPage } from './fold-page.js';
import { openRecording, recordingNames } from './recordings.js';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

const heads: readonly string[] = JSON.parse(readFileSync('models/manifest.json', 'utf8')).models.flatMap(
  ({ id, shadow }: { id: string; shadow?: boolean }) => (shadow ? [] : [id]),
);

async function answer(path: string) {
  if (path === '/') return { type: 'text/html; charset=utf-8', body: foldPage };
  if (path.startsWith('/vitrine/'))
    return {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      body: await readFile(join('dist', path.slice('/vitrine/'.length))),
    };
  const name = path.slice(1).replace(/\.json$/, '');
  if (!recordingNames.includes(name)) return undefined;
  const { config, rows } = await openRecording(name);
  return { type: 'application/json', body: JSON.stringify({ setup: setupOf(config), rows, heads }) };
}

/** Serves the page that folds, the recordings that it folds, and Vitrine's built files. */
export async function serveRecordings(): Promise<Readonly<{ url: string; close(): void }>> {
  const server = createServer((request, response) => {
    answer(new URL(request.url!, 'http://localhost').pathname).then(
      (found) =>
        response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' }).end(found?.body),
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
