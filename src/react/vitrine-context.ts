import { createContext, createElement, useContext, useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import type { Vitrine } from '../vitrine.js';

const Context = createContext<Vitrine | undefined>(undefined);

export type VitrineProviderProps = Readonly<{
  /** What `start()` has handed back; undefined where there is none, as on a server: then every slot is the shop's own. */
  vitrine: Vitrine | undefined;
  children?: ReactNode;
}>;

/** Hands an instance to everything inside. An instance that another one takes the place of is stopped: a hot reload leaves one engine. */
export function VitrineProvider({ vitrine, children }: VitrineProviderProps): ReactElement {
  const latest = useRef(vitrine);
  useEffect(() => {
    if (latest.current !== vitrine) latest.current?.stop();
    latest.current = vitrine;
  }, [vitrine]);
  return createElement(Context.Provider, { value: vitrine }, children);
}

/** The instance of the nearest {@link VitrineProvider}; undefined without one. */
export const useVitrine = (): Vitrine | undefined => useContext(Context);
