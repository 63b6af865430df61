import { isGuest } from '../is-guest.js';
import type { FurtherSource } from '../sources/tools.js';

/** Milliseconds: how long an answer is waited for, and how long nobody asks again. */
const DEADLINE = 300;
const LASTS = 30 * 60_000;

const WORDS = /^(clear|cloudy|rain|snow|storm|fog|hot|cold)$/;

/**
 * Emits weather_update with the shop's word for the weather, never with a place. The shop is asked when the page is viewed or
 * looked at again, and then not for 30 minutes. An answer that is no such word, or comes after 300 ms, says nothing; a provider
 * that throws or rejects is told of as `capture-failed`.
 */
export const weather: FurtherSource = (emit, scope, { weather: ask, onPage }) => {
  if (!ask || isGuest()) return;
  let asked = -LASTS;
  const take = scope.safe((word: unknown) => {
    if (typeof word === 'string' && WORDS.test(word) && performance.now() - asked <= DEADLINE)
      emit('weather_update', { weather: word });
  });
  const failed = scope.safe((cause: unknown) => {
    throw cause;
  });
  const look = scope.safe(() => {
    const now = performance.now();
    if (document.hidden || now - asked < LASTS) return;
    asked = now;
    Promise.resolve(ask()).then(take, failed);
  });
  onPage(look);
  scope.on('visibilitychange', look);
};
