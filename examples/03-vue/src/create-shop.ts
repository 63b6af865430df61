import { createSSRApp } from 'vue';
import { vitrinePlugin } from 'vitrine/vue';
import { provideRoute } from './route.ts';
import Shop from './shop.vue';
import { vitrine } from './vitrine.ts';

/** The app, which a server renders and a browser takes over. */
export function createShop(path: string) {
  const app = createSSRApp(Shop).use(vitrinePlugin, { vitrine });
  provideRoute(app, path);
  return app;
}
