import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Where the server of these examples puts this shop; a shop at the root of its domain leaves it out. */
const base = '/03-vue/';

/** Copies what Vitrine loads by URL, and only after consent, to `public/vitrine/`: `assets` of its config says where that is. */
const vitrineFiles: Plugin = {
  name: 'vitrine-files',
  configResolved({ root, publicDir }) {
    const command = join(root, 'node_modules/vitrine/dist/cli.js');
    execFileSync(process.execPath, [command, 'assets', join(publicDir, 'vitrine'), '--ort']);
  },
};

/** Renders the page in development as the shop's server does. */
const renderedPage: Plugin = {
  name: 'rendered-page',
  apply: 'serve',
  async transformIndexHtml(html, { server, originalUrl = base }) {
    const { render } = (await server!.ssrLoadModule('/src/render.ts')) as typeof import('./src/render.ts');
    return html.replace(
      '<!--app-->',
      await render(new URL(originalUrl, 'http://localhost').pathname.slice(base.length)),
    );
  },
};

export default defineConfig({
  base,
  plugins: [vue(), vitrineFiles, renderedPage],
  // one build makes both: what a browser loads, and what the server renders with
  builder: {},
  environments: {
    client: { build: { outDir: 'dist/client' } },
    ssr: { build: { outDir: 'dist/server', copyPublicDir: false, rollupOptions: { input: 'src/render.ts' } } },
  },
});
