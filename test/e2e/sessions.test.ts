import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession, readTimeline, sessionNames } from '../../examples/sessions/fold-session.js';
import { differencesOf, lineOf } from '../../examples/sessions/line-of.js';
import { chromium } from './engines/chromium.js';
import type { Driven } from './engines/engine.js';
import { firefox } from './engines/firefox.js';
import { webkit } from './engines/webkit.js';
import { foldPage } from './fold-in-worker.js';

const heads: string[] = JSON.parse(readFileSync('models/manifest.json', 'utf8')).models.flatMap(
  ({ id, shadow }: { id: string; shadow?: boolean }) => (shadow ? [] : [id]),
);

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.json': 'application/json' };

async function answer(path: string) {
  if (path.startsWith('/vitrine/'))
    return {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      body: await readFile(join('dist', path.slice('/vitrine/'.length))),
    };
  const name = path.slice(1).replace(/\.json$/, '');
  if (!sessionNames().includes(name)) return undefined;
  if (!path.endsWith('.json')) return { type: 'text/html; charset=utf-8', body: foldPage };
  return { type: 'application/json', body: JSON.stringify({ ...(await openSession(name)), heads }) };
}

const server = createServer((request, response) => {
  answer(new URL(request.url!, 'http://localhost').pathname).then(
    (found) => response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' }).end(found?.body),
    (cause: unknown) => response.writeHead(500).end(String(cause)),
  );
});
beforeAll(() => new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening)));
afterAll(() => void server.close());

describe.each([chromium, firefox, webkit])('recorded sessions in the worker of $name', ({ missing, open }) => {
  let driven: Driven;
  const gone = missing();
  beforeAll(async () => {
    if (!gone) driven = await open();
  });
  afterAll(() => driven?.close());

  it.skipIf(gone).each(sessionNames())('%s has the timeline of Node', async (name) => {
    const { port } = server.address() as AddressInfo;
    await driven.goto(`http://127.0.0.1:${port}/${name}`);
    const stood = await driven.evaluate(() => globalThis.folded);
    const { rows } = await openSession(name);
    const lines = rows.map((row, place) => lineOf(row, stood[place]!, stood[place - 1]));
    expect(differencesOf(lines, readTimeline(name))).toEqual([]);
  });
});
