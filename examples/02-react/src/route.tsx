import { createContext, useContext, useSyncExternalStore, type ComponentProps, type MouseEvent } from 'react';

const base = import.meta.env.BASE_URL;

const subscribe = (listener: () => void) => {
  addEventListener('popstate', listener);
  return () => removeEventListener('popstate', listener);
};

/** The path in the address, below the shop's base: '' is home. */
export const currentPath = () => location.pathname.slice(base.length);

/** The path that the server was asked for, which is the first one in the browser. */
export const FirstPath = createContext('');

/** The path that is shown. */
export function useRoute() {
  const first = useContext(FirstPath);
  return useSyncExternalStore(subscribe, currentPath, () => first);
}

function navigate(href: string) {
  history.pushState(null, '', href);
  dispatchEvent(new PopStateEvent('popstate'));
  scrollTo(0, 0);
}

function follow(event: MouseEvent<HTMLAnchorElement>) {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  // the element's, not the component's: what Vitrine writes may lead elsewhere
  navigate(event.currentTarget.href);
}

/** A link within the shop; `to` is a path below its base. */
export const Link = ({ to, children, ...rest }: ComponentProps<'a'> & { to: string }) => (
  <a href={base + to} onClick={follow} {...rest}>
    {children}
  </a>
);
