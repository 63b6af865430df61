import { MARK, type Contestant, type Swap } from './contestant.js';
import { NEW_TITLE } from './pages/listing.js';

const content = { '#hero-title': { text: NEW_TITLE } };
/** A shop's config: the files beside the page, one variant for a segment, and what else it says. */
const configFor = (segment: string, more: object = {}) => {
  const slots = { hero: { variants: { bench: { segments: [segment], content } } } };
  const config = { assets: '/vitrine/', slots, ...more };
  return `<script type="application/json" data-vitrine-config>${JSON.stringify(config)}</script>`;
};
const queue = `window.vitrine=window.vitrine||[];`;

/** A head whose variant is for nobody's segment, since the peers change no page either where start-up and events are measured. */
export const unchangedPage = (more: object = {}): string =>
  `<script>${queue}</script>${configFor('cluster:brand-explorer', more)}`;

const GRANT = `vitrine.consent.set({personalize:'granted',persist:'granted',measure:'granted'})`;

/** The tag alone, on the page of a shopper who has not been asked yet. */
export const beforeConsent: Contestant = {
  id: 'vitrine-before-consent',
  name: 'Vitrine before consent',
  file: '/vitrine/vitrine.js',
  head: unchangedPage(),
};

/** Vitrine in full: consent given, events kept in IndexedDB, scored and answered by the worker. */
export const withConsent: Contestant = {
  id: 'vitrine',
  name: 'Vitrine',
  file: '/vitrine/vitrine.js',
  head: unchangedPage(),
  init: GRANT,
  track: `vitrine.track('view_item',{currency:'EUR',items:[{item_id:'sku-'+(i%48),price:39.5,item_category:'trail',index:i%48,item_list_id:'plp'}]})`,
  ready: `vitrine.outlook?.get()?.models==='ready'`,
};

const head = `<script>${MARK}${queue}vitrine.push(()=>${GRANT})</script>${configFor('context:device-desktop')}<script async src="/vitrine/vitrine.js"></script>`;

/** Vitrine's ways to swap the hero. */
export const vitrineSwaps: readonly Swap[] = [
  { name: 'Vitrine, first visit, async tag', file: '/vitrine/vitrine.js', head },
  {
    name: 'Vitrine, returning visitor, async tag',
    file: '/vitrine/vitrine.js',
    head,
    returning: `${withConsent.ready}&&!!benchNotes.at.swap`,
  },
  { name: 'Vitrine, returning visitor, head stub' },
];
