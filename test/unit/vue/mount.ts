import { createApp, createSSRApp, h, type Component, type App } from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { Vitrine } from '../../../src/vitrine.js';
import { vitrinePlugin } from '../../../src/vue/index.js';

/** An app in the document. */
export type Mounted = Readonly<{ app: App; root: HTMLElement; html(): string }>;

function into(app: App, vitrine: Vitrine | undefined, html: string): Mounted {
  const root = document.createElement('div');
  root.innerHTML = html;
  document.body.append(root);
  app.use(vitrinePlugin, { vitrine });
  app.mount(root);
  return { app, root, html: () => root.innerHTML };
}

/** Renders a component into the document. */
export const mount = (component: Component, vitrine?: Vitrine): Mounted =>
  into(createApp({ render: () => h(component) }), vitrine, '');

/** As a server renders it. */
export const serverHtml = (component: Component, vitrine?: Vitrine): Promise<string> =>
  renderToString(createSSRApp({ render: () => h(component) }).use(vitrinePlugin, { vitrine }));

/** Takes over what a server has rendered. */
export const hydrate = (component: Component, html: string, vitrine?: Vitrine): Mounted =>
  into(createSSRApp({ render: () => h(component) }), vitrine, html);
