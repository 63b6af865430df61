import type { Answer } from './double.js';

type State = { default?: boolean; update?: boolean };
type Command = (command: string, about?: unknown, given?: object) => void;

/** The page's own line to Google's tags, as its snippet has it. */
export const gtag: Command = function () {
  // eslint-disable-next-line prefer-rest-params -- the snippet's own way, and the only one that Google hears
  layerOf().push(arguments);
};

export const page$ = globalThis as { dataLayer?: unknown[]; google_tag_data?: { ics?: unknown } };
const layerOf = () => (page$.dataLayer ??= []);

/** A double of a Google tag: it hears the layer by a wrapper of `push`, cuts off its beginning, and keeps consent by type in its own store. */
export function installGoogleTag() {
  const entries: Record<string, State> = {};
  const listeners: { types: readonly string[]; run: () => void }[] = [];
  const set = (about: 'default' | 'update', given: Record<string, unknown>) => {
    const types = Object.keys(given).filter((type) => given[type] === 'granted' || given[type] === 'denied');
    for (const type of types) (entries[type] ??= {})[about] = given[type] === 'granted';
    for (const { types: heard, run } of listeners) if (types.some((type) => heard.includes(type))) run();
  };
  const take = (entry: unknown) => {
    const [command, about, given] = Array.from(Object(entry) as ArrayLike<never>);
    if (command === 'consent') set(about!, given!);
  };
  const layer = layerOf();
  layer.forEach(take);
  const { push } = layer;
  layer.push = (...added) => {
    const length = push.apply(layer, added);
    while (layer.length > 300) layer.shift();
    added.forEach(take);
    return length;
  };
  const ics = {
    entries,
    getConsentState(type: string) {
      const { update, default: usual } = entries[type] ?? {};
      const state = update ?? usual;
      return state === undefined ? 0 : state ? 1 : 2;
    },
    addListener: (types: readonly string[], run: () => void) => void listeners.push({ types, run }),
  };
  page$.google_tag_data = { ics };
  /** What a consent template does: past the layer. */
  return { ics, set };
}

const word = (yes: boolean) => (yes ? 'granted' : 'denied');
/** An answer by consent types. */
export const typesOf = ({ preferences, statistics, marketing }: Answer) => ({
  functionality_storage: word(preferences),
  personalization_storage: word(preferences),
  analytics_storage: word(statistics),
  ad_storage: word(marketing),
  ad_user_data: word(marketing),
  ad_personalization: word(marketing),
});
/** Tells an answer as a banner does. */
export const update = (answer: Answer) => gtag('consent', 'update', typesOf(answer));

/** The page goes. */
export function removeGoogle(): void {
  delete page$.dataLayer;
  delete page$.google_tag_data;
}
