import { useSyncExternalStore } from 'react';
import type { ConsentSource } from 'vitrine';

type Choice = 'yes' | 'no' | 'unasked';

const key = 'shop-consent';
const listeners = new Set<() => void>();
// a server knows nobody's
let choice: Choice = !import.meta.env.SSR && localStorage.getItem(key) === 'yes' ? 'yes' : 'unasked';

const get = () => choice;
const unasked = (): Choice => 'unasked';
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The shop's consent manager, as small as one can be: a yes is remembered, a no leaves nothing behind. */
export function choose(answer: 'yes' | 'no') {
  choice = answer;
  if (answer === 'yes') localStorage.setItem(key, answer);
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

/** What the shopper has said. */
export const useChoice = () => useSyncExternalStore(subscribe, get, unasked);

/** Tells Vitrine, now and on every change. */
export const consentSource: ConsentSource = (set) => {
  const tell = () => {
    if (choice === 'unasked') return;
    const state = choice === 'yes' ? 'granted' : 'denied';
    set({ personalize: state, persist: state, measure: state });
  };
  tell();
  return subscribe(tell);
};
