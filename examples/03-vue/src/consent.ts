import { readonly, ref, watch } from 'vue';
import type { ConsentSource } from 'vitrine';

type Choice = 'yes' | 'no' | 'unasked';

const key = 'shop-consent';
const current = ref<Choice>(localStorage.getItem(key) === 'yes' ? 'yes' : 'unasked');

/** What the shopper has said. */
export const choice = readonly(current);

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
