import { MARK, type Contestant, type Swap } from './contestant.js';
import { NEW_TITLE } from './pages/listing.js';

/** A shop's config: the files beside the page, one variant for a segment, and what else it says. */
const configFor = (segment: string, more: object = {}, title = NEW_TITLE) => {
  const content = { '#hero-title': { text: title } };
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

/** The script tag as docs have it. */
export const TAG = '<script async src="/vitrine/vitrine.js"></script>';
const swapping = (title = NEW_TITLE) =>
  `<script>${queue}vitrine.push(()=>${GRANT})</script>${configFor('context:device-desktop', {}, title)}${TAG}`;

/** For a page with all further sources: the tag, and a shopper who has said yes; nothing is swapped. */
export const crowdedHead = `<script>${queue}vitrine.push(()=>${GRANT})</script>${configFor('cluster:brand-explorer')}${TAG}`;

/** A head as docs/head-stub.md has it: the stub inline, then the tag. The stub stands on a line of its own. */
export const stubHead = (stub: string, title?: string): string => `\n<script>${stub}</script>\n${swapping(title)}`;

const visited = withConsent.ready!;
/** The first visit has left what the stub shows. */
export const stubReady = `${visited}&&!!localStorage.vitrine`;

/** Room for the longer headline, as docs/slots.md asks for: without it a late swap would move the page, and Vitrine leaves it to the next one. */
const RESERVED = '<style>#hero-title{min-height:4.4em}</style>';

/** Vitrine's ways to swap the hero; `stub` is the text of vitrine.stub.js. */
export function vitrineSwaps(stub: string): readonly Swap[] {
  const file = withConsent.file!;
  const mark = `<script>${MARK}</script>`;
  return [
    { name: 'Vitrine, first visit, no room for it', file, head: mark + swapping() },
    { name: 'Vitrine, first visit, room reserved', file, head: mark + RESERVED + swapping() },
    {
      name: 'Vitrine, returning visitor, async tag, room reserved',
      file,
      head: mark + RESERVED + swapping(),
      returning: visited,
    },
    { name: 'Vitrine, returning visitor, head stub', file, head: mark + stubHead(stub), returning: stubReady },
  ];
}
