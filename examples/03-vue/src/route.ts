import { inject, readonly, ref, type App, type InjectionKey, type Ref } from 'vue';

/** The folder that the shop is served from. */
export const base = import.meta.env.BASE_URL;

type Route = Readonly<{ path: Readonly<Ref<string>>; navigate(href: string): void }>;

const KEY: InjectionKey<Route> = Symbol('route');

/** Provides the path below the shop's base, '' is home: an app has one, a server makes one for each request. */
export function provideRoute(app: App, first: string) {
  const path = ref(first);
  const read = () => (path.value = location.pathname.slice(base.length));
  app.provide(KEY, {
    path: readonly(path),
    /** Goes to another page of the shop. */
    navigate(href) {
      history.pushState(null, '', href);
      read();
      scrollTo(0, 0);
    },
  });
  if (!import.meta.env.SSR) addEventListener('popstate', read);
}

/** The path, and how to go to another. */
export const useRoute = (): Route => inject(KEY)!;
