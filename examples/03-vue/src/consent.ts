import { readonly, ref, watch } from 'vue';
import type { ConsentSource } from 'vitrine';

type Choice = 'yes' | 'no' | 'unasked';

const key = 'shop-consent';
const current = ref<Choice>('unasked');

/** What the shopper has said. */
export const choice = readonly(current);

/** Reads what was said on an earlier visit; a server does not know it, so neither may the first render. */
export function recallChoice() {
  if (localStorage.getItem(key) === 'yes') current.value = 'yes';
}

/** The shop's consent manager, as small as one can be: a yes is remembered, a no leaves nothing behind. */
export function choose(answer: 'yes' | 'no') {
  current.value = answer;
  if (answer === 'yes') localStorage.setItem(key, answer);
  else localStorage.removeItem(key);
}

/** Tells Vitrine, now and on every change; in the same task, so that a withdrawal waits for nothing. */
export const consentSource: ConsentSource = (set) =>
  watch(
    current,
    (now) => {
      if (now === 'unasked') return;
      const state = now === 'yes' ? 'granted' : 'denied';
      set({ personalize: state, persist: state, measure: state });
    },
    { immediate: true, flush: 'sync' },
  );
