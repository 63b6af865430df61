import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readStatic } from './read-static.mjs';

const modified = (path) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );

/**
 * What a built app answers: a file of `dist/client/` (or `dist/`, of an app that only a browser renders); for an address without an
 * extension the page, in which the app's own server build, `dist/server/render.js`, fills in what everybody gets. Undefined for nothing.
 */
export async function renderApp(folder, path) {
  const server = join(folder, 'dist/server/render.js');
  const built = await modified(server);
  const client = join(folder, built ? 'dist/client' : 'dist');
  const isPage = !/\.\w+$/.test(path);
  const found = path && (await readStatic(client, path));
  if (found || !isPage) return found || undefined;
  const page = await readStatic(client, '');
  if (!page || !built) return page;
  // under another name after each build
  const { render } = await import(`${pathToFileURL(server).href}?${built}`);
  return { ...page, body: String(page.body).replace('<!--app-->', await render(path)) };
}
