import type { FeatureGroup } from '../feature-group.js';

const WORDS = ['clear', 'cloudy', 'rain', 'snow', 'storm', 'fog', 'hot', 'cold'];
/** Weather to stay in. */
const BAD = /^(rain|snow|storm|fog)$/;
/** Milliseconds after which what was told of the weather says nothing any more. */
const LASTS = 3 * 3_600_000;

type WeatherState = {
  /** The latest word, and when it was told. */
  word: string;
  told: number;
  /** When the latest event happened. */
  at: number;
};

/** The weather where the shopper is, as far as the shop told. */
export const weather: FeatureGroup<WeatherState> = {
  name: 'weather',
  later: true,
  ids: [...WORDS.map((word) => `weather_${word}@1` as const), 'bad_weather@1'],
  start: () => ({ word: '', told: 0, at: 0 }),
  // It does not end with a visit.
  nextSession: () => undefined,
  fold(state, { name, at, params }) {
    state.at = at;
    if (name !== 'weather_update') return state.word ? undefined : false;
    state.word = WORDS.find((word) => word === params.weather) ?? '';
    state.told = at;
  },
  read({ word, told, at }) {
    const now = Math.abs(at - told) <= LASTS ? word : '';
    return [...WORDS.map((one) => Number(one === now)), Number(BAD.test(now))];
  },
};
