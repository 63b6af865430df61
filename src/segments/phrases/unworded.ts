import type { Phrases } from './phrases.js';

/** What is said until a language has come, or where none does: the bare codes and ids. */
export const UNWORDED: Phrases = {
  language: '',
  feature: (id) => id,
  clause: (code) => code,
  sentences: { default: 'default', everyone: 'everyone', because: (clause = 'segment') => clause },
};
