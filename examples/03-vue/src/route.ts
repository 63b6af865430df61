import { readonly, ref } from 'vue';

/** The folder that the shop is served from. */
export const base = import.meta.env.BASE_URL;

const read = () => location.pathname.slice(base.length);
const current = ref(read());
addEventListener('popstate', () => (current.value = read()));

/** The path below the shop's base: '' is home. */
export const route = readonly(current);

/** Goes to another page of the shop. */
export function navigate(href: string) {
  history.pushState(null, '', href);
  current.value = read();
  scrollTo(0, 0);
}
