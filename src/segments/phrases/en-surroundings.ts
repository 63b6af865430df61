import type { Clause } from './open-phrases.js';

const WEATHER: Readonly<Record<string, string>> = {
  clear: 'the sky is clear',
  cloudy: 'it is cloudy',
  rain: 'it is raining',
  snow: 'it is snowing',
  storm: 'it is stormy',
  fog: 'it is foggy',
  hot: 'it is hot',
  cold: 'it is cold',
};

const ARRIVAL: Readonly<Record<string, string>> = {
  direct: 'straight to the shop',
  internal: 'from another page of the shop',
  search: 'from a search engine',
  social: 'from a social network',
  email: 'by an e-mail',
  paid: 'by an advertisement',
  referral: 'from another site',
};

const CONNECTION: Readonly<Record<string, string>> = {
  slow: 'your connection is slow',
  saving: 'your browser asks to save data',
  fast: 'your connection is fast',
};

/** What is said of the further circumstances: a part of English that contextual mode may need. */
export const SURROUNDINGS_CLAUSES = {
  'context.affiliate': ({ name }) => `a partner’s link led you ${name ? `to ${name}` : 'here'}`,
  'context.affiliate-premium': ({ name }) => `a partner’s link led you to ${name ? `${name}, one of ` : ''}our finest`,
  'context.arrival': ({ name }) => `you came ${ARRIVAL[name!]}`,
  'context.connection': ({ name }) => CONNECTION[name!]!,
  'context.power': () => 'a light page suits your device',
  'context.season': ({ name }) => `it is time for ${name}`,
  'context.weather': ({ name }) => `${WEATHER[name!]} where you are`,
  'context.weekend': () => 'it is the weekend where you are',
} as const satisfies Readonly<Record<string, Clause>>;
